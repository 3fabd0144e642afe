"""The law as pure functions over data files: calendar, clock, procedure, decisions, fees and remedies."""
