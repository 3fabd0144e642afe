"""The whole report of the 2013 sample as it is written: PDF, docx and web page, kept under `tests/golden/report`."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pypdfium2
import pytest
from docx.table import Table

from desktop_app.office.opening import opened
from desktop_app.report.paper.docx import document_docx
from desktop_app.report.paper.html import html_page
from desktop_app.report.paper.pdf.render import render
from desktop_app.report.yearly.document import read_report
from tests.folders import GOLDEN
from tests.report.paper.html.reading import Node, read
from tests.report.paper.pdf.golden import check_golden
from tests.report.paper.pdf.reading import without_blanks

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.paper.document import Document

FOLDER = GOLDEN / "report"
DAY = dt.date(2014, 1, 20)


@pytest.fixture(scope="module")
def report(sample_file: Path) -> Document:
    """Return the report of the sample."""
    with opened(sample_file, read_only=True) as ledger:
        return read_report(ledger, 2013, DAY).document()


def test_the_pdf_is_as_it_was(report: Document) -> None:
    rendered = render(report)
    assert rendered.missing == ()
    with pypdfium2.PdfDocument(rendered.pdf) as pdf:
        outline = [
            f"{'  ' * mark.level}{mark.get_title()} → {dest.get_index() + 1}"
            for mark in pdf.get_toc()
            if (dest := mark.get_dest())
        ]
        pages = [
            f"page {number}: {without_blanks(page.get_textpage().get_text_bounded())}"
            for number, page in enumerate(pdf, start=1)
        ]
    check_golden("2013-pdf", "\n".join([*outline, *pages]) + "\n", FOLDER)


def test_the_docx_is_as_it_was(report: Document) -> None:
    written = docx.Document(BytesIO(document_docx(report)))
    lines = []
    for block in written.iter_inner_content():
        if isinstance(block, Table):
            lines += ["│".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        elif block.text:
            lines.append(f"{block.style.name if block.style else ''}: {block.text}")
    check_golden("2013-docx", "\n".join(lines) + "\n", FOLDER)


def test_the_web_page_is_as_it_was(report: Document) -> None:
    main = read(html_page(report)).all("main")[0]
    names = ("h1", "h2", "h3", "h4", "p", "a", "tr", "figcaption", "dt", "dd")
    lines = [f"{node.name}: {_said(node)}" for node in main.all(*names)]
    check_golden("2013-html", "\n".join(lines) + "\n", FOLDER)


def _said(node: Node) -> str:
    return "│".join(cell.text for cell in node.children) if node.name == "tr" else node.text
