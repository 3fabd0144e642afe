"""The letters' template for word processors, made by program so that it can be made again.

`python -m desktop_app.report.paper.docx` writes `resources/letters/letter.docx`. The office may edit that file in
WPS or Word (its head, edges and typefaces); the words in {{ }} and {% %} are what the program fills in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from desktop_app.report.paper.document import OFFICIAL_MARGINS, Page
from desktop_app.report.paper.docx.fonts import declare_substitutes, faces, set_face, set_language
from desktop_app.report.paper.docx.official_page import number_officially, set_tight
from desktop_app.report.paper.official_type import BODY, FORM_ROW, PAGE_NUMBER, TITLE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row

    from desktop_app.report.paper.official_type import Size

TEMPLATE = ("letters", "letter.docx")
_WIDTHS, _ROW_HEIGHT, _EMPTY_ROW_HEIGHT = (43.0, 113.0), 11.0, 20.0
"""Millimetres of a form's columns and rows."""

_NUMBER = "LetterPageNumber"

_SEAL_LINES = 2
"""Empty lines over the signature: room for the seal."""


def make_template() -> bytes:
    """Return the template as a docx file."""
    document = docx.Document()
    _make_styles(document)
    _set_page(document)
    declare_substitutes(document, (faces().body, faces().title, faces().row))
    _write_blocks(document)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = dt.datetime(2019, 5, 15, tzinfo=dt.UTC)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: Document) -> None:
    section, page = document.sections[0], Page()
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(OFFICIAL_MARGINS.top), Mm(OFFICIAL_MARGINS.bottom)
    section.left_margin, section.right_margin = Mm(OFFICIAL_MARGINS.left), Mm(OFFICIAL_MARGINS.right)
    number_officially(document, section, replace(page, margins=OFFICIAL_MARGINS), _NUMBER)


def _make_styles(document: Document) -> None:
    body_face, title_face, row_face = faces().body[0], faces().title[0], faces().row[0]
    normal = document.styles["Normal"]
    _set_type(normal, body_face, BODY)
    set_language(normal)
    _style(document, "LetterTitle", title_face, TITLE, WD_ALIGN_PARAGRAPH.CENTER)
    _style(document, "LetterNumber", body_face, BODY, WD_ALIGN_PARAGRAPH.CENTER)
    body = _style(document, "LetterBody", body_face, BODY, WD_ALIGN_PARAGRAPH.JUSTIFY)
    body.paragraph_format.first_line_indent = Pt(2 * BODY.size)
    set_tight(body)
    close = _style(document, "LetterClose", body_face, BODY, WD_ALIGN_PARAGRAPH.JUSTIFY)
    close.paragraph_format.first_line_indent = Pt(2 * BODY.size)
    close.paragraph_format.keep_with_next = True
    set_tight(close)
    _style(document, "LetterRow", row_face, FORM_ROW, WD_ALIGN_PARAGRAPH.LEFT)
    signature = _style(document, "LetterSignature", body_face, BODY, WD_ALIGN_PARAGRAPH.RIGHT)
    signature.paragraph_format.right_indent = Pt(2 * BODY.size)
    signature.paragraph_format.keep_with_next = True
    _style(document, _NUMBER, row_face, PAGE_NUMBER, WD_ALIGN_PARAGRAPH.LEFT)


def _style(document: Document, name: str, face: str, size: Size, align: WD_ALIGN_PARAGRAPH) -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    _set_type(style, face, size)
    style.paragraph_format.alignment = align
    return style


def _set_type(style: ParagraphStyle, face: str, size: Size) -> None:
    set_face(style, face)
    style.font.size = Pt(size.size)
    spacing = style.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size.leading)


def _write_blocks(document: Document) -> None:
    """Write the letter's parts: {%p %} and {%tr %} take their own paragraph or row away when it is filled in."""
    document.add_paragraph("{{ issuer }}", "LetterTitle")
    document.add_paragraph("{{ title }}", "LetterTitle")
    _where(document, "number", ("{{ number }}", "LetterNumber"))
    document.add_paragraph("", "LetterNumber")
    _where(document, "addressee", ("{{ addressee }}", "Normal"))
    document.add_paragraph("{%p for block in blocks %}")
    document.add_paragraph("{%p if block.rows %}")
    _write_form(document)
    document.add_paragraph("{%p endif %}")
    _where(document, "block.text", ("{{ block.text }}", "LetterBody"))
    _where(document, "block.close", ("{{ block.close }}", "LetterClose"))
    document.add_paragraph("{%p endfor %}")
    _where(
        document,
        "signature",
        *[("", "LetterSignature")] * _SEAL_LINES,
        ("{{ signature }}", "LetterSignature"),
        ("{{ day }}", "LetterSignature"),
    )


def _where(document: Document, condition: str, *paragraphs: tuple[str, str]) -> None:
    """Write paragraphs, each with its style, that stand only where a condition holds."""
    document.add_paragraph(f"{{%p if {condition} %}}")
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    document.add_paragraph("{%p endif %}")


def _write_form(document: Document) -> None:
    """Write a form's table: one row for each of the block's rows."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    _row(table, "{%tr for row in block.rows %}", "")
    _row(table, "{%tr if row.text %}", "")
    _row(table, "{{ row.label }}", "{{ row.text }}")
    _row(table, "{%tr else %}", "")
    _row(table, "{{ row.label }}", "", height=_EMPTY_ROW_HEIGHT)
    _row(table, "{%tr endif %}", "")
    _row(table, "{%tr endfor %}", "")


def _row(table: Table, *texts: str, height: float = _ROW_HEIGHT) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row.height = Mm(height)
    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].style = "LetterRow"
        cell.paragraphs[0].add_run(text)
