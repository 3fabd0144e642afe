"""Letters as documents that a word processor opens and edits; the only package that knows docxtpl and python-docx."""

from desktop_app.report.docx.write import docx_bytes, write_docx

__all__ = ["docx_bytes", "write_docx"]
