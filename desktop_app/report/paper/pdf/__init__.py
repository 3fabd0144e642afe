"""Documents on paper: PDF/A files made with ReportLab; the only package that knows it."""

from desktop_app.report.paper.pdf.render import Rendered, render, write_pdf

__all__ = ["Rendered", "render", "write_pdf"]
