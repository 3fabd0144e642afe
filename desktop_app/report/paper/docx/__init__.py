"""Documents that a word processor opens and edits; the only package that knows docxtpl and python-docx."""

from desktop_app.report.paper.docx.report import document_docx, write_document_docx
from desktop_app.report.paper.docx.write import docx_bytes, write_docx

__all__ = ["document_docx", "docx_bytes", "write_document_docx", "write_docx"]
