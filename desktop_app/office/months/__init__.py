"""Months and hand-ins (上报): what was entered, handed in, returned and received, unit by unit."""
