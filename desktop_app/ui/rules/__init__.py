"""The page of the rules: the calendar, local days, settings and numbers."""
