"""The guide of the window: one topic for each page, found by words."""
