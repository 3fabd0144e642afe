"""Handing in and merging: months, the board, returned records, differences, files and PCs."""
