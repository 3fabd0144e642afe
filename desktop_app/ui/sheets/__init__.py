"""Taking in a sheet: checked first, then all of it at once."""
