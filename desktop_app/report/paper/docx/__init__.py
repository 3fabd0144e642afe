"""Documents that a word processor opens and edits; the only package that knows docxtpl and python-docx."""

from desktop_app.report.paper.docx.report import document_docx, write_document_docx

__all__ = ["document_docx", "write_document_docx"]
