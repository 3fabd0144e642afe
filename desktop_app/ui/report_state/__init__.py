"""How far a year's report is, as a strip that any page can show."""
