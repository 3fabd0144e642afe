"""A printed PDF read back with an independent reader, and small documents to print."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pypdfium2

from desktop_app.report.paper.document import Block, Cell, Document, Grid, Page
from desktop_app.report.paper.pdf.render import render

MM = 72 / 25.4


def document(*blocks: Block, page: Page | None = None, title: str = "试印") -> Document:
    """Return a document of the blocks, with everything else as plain as can be."""
    return Document(title=title, author="某局", blocks=blocks, created=date(2014, 1, 20), page=page or Page())


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text as a reader copies it."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def printed(*blocks: Block) -> str:
    """Return the text of a document of the blocks, without blanks and without the foot of the page."""
    return "".join(body_texts(render(document(*blocks)).pdf))


def body_texts(pdf: bytes) -> list[str]:
    """Return each page's text without blanks and without the foot of the page."""
    return [re.sub(r"某局第\d+页共\d+页$", "", without_blanks(text)) for text in page_texts(pdf)]


def without_blanks(text: str) -> str:
    """Return the text without blanks and line ends."""
    return "".join(text.split())


def table(rows: list[list[str]], header_rows: int = 0) -> Grid:
    """Return a table without merged cells."""
    cells = tuple(
        Cell(row, column, text=text, role="header" if row < header_rows else "text")
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Grid(tuple(1.0 for _ in rows[0]), cells, header_rows=header_rows)


@cache
def describe(pdf: bytes) -> str:
    """Return every page's texts and rules with their places in millimetres from the sheet's upper left corner."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(_describe_page(page, number) for number, page in enumerate(opened, start=1)) + "\n"


def _describe_page(page: pypdfium2.PdfPage, number: int) -> str:
    """Return one page's description: its rules, then its texts, each with upper, left and right edge."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    boxes = [text_page.get_rect(index) for index in range(text_page.count_rects())]
    texts = [f"{_place(box, height)} {box[2] / MM:6.1f}  {text_page.get_text_bounded(*box)}" for box in boxes]
    paths = [each.get_bounds() for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    rules = [f"{_place(box, height)} {box[2] / MM:6.1f}  down to {(height - box[1]) / MM:.1f}" for box in paths]
    head = f"page {number}: {width / MM:.0f} × {height / MM:.0f} mm, {len(rules)} rules, {len(texts)} texts"
    return "\n".join([head, *sorted(rules), *sorted(texts)])


def _place(box: tuple[float, float, float, float], height: float) -> str:
    """Return a box's upper left corner: down, across."""
    return f"{(height - box[3]) / MM:6.1f} {box[0] / MM:6.1f}"
