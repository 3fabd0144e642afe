"""The charts of a year in the window, each with its figures as a table."""
