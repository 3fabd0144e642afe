"""Sheets out: workbooks, CSV files, and forms whose cells are merged as on paper."""
