"""Sheets in: workbooks, tables of text and web pages, and what is on the clipboard, each cell as what it is."""
