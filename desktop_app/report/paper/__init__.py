"""Documents as plain data, and the writers that put them on paper: PDF, docx, HTML."""
