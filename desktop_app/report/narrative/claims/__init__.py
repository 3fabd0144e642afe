"""What a report's sentences claim of the annex: which rows a number is said to be of, and whether the table says so."""
