"""Charts as plain data, and laid out alike for paper, page and window."""
