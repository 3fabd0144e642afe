"""Sheets in and out: the columns of a kind, and the files of Excel and its like."""
