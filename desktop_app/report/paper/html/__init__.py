"""Documents as one page for the website, that needs nothing beside it: no script, no picture, no font to fetch."""

from desktop_app.report.paper.html.page import html_page, write_html

__all__ = ["html_page", "write_html"]
