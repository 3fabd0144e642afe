"""Documents on paper: PDF/A files made with ReportLab; the only package that knows it.

Nothing is imported here: what breaks lines for the screen mustn't wait for the libraries of `render`.
"""
