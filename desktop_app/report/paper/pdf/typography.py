"""The type of an official document: which face and size each part of it gets (GB/T 9704-2012, 5.2 and 7.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.fonts import Face
from desktop_app.report.paper.pdf.typesetting import TypeStyle

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Paragraph
    from desktop_app.report.paper.grid import Cell

MM = 72 / 25.4
"""Points in a millimetre."""

BODY_SIZE = 15.75  # 三号
BODY_LEADING = 28.95
"""The type area of the standard, 156 × 225 mm, holds 22 lines of 28 characters."""

COVER_TITLE = TypeStyle(Face.SERIF_BOLD, 26, 46, "center", balanced=True)
COVER_LINE = TypeStyle(Face.KAI, 18, 32, "center")
LARGE_TITLE = TypeStyle(Face.SERIF_BOLD, 22, 35, "center", balanced=True)  # 二号
CONTENTS_NUMBER = TypeStyle(Face.SERIF, 14, 26, "right")
CHART_TITLE = TypeStyle(Face.SANS_BOLD, 10.5, 16, "center")
CHART_TEXT = TypeStyle(Face.SANS, 9, 9)
LISTING_FACE, LISTING_HEAD_FACE = Face.SERIF, Face.SANS
SIGN_OFF = TypeStyle(Face.SERIF, 10.5, 16)
RUNNING = TypeStyle(Face.SERIF, 8, 11)

_HEADINGS = {
    0: TypeStyle(Face.SERIF_BOLD, 20, 30, "center", balanced=True),
    1: TypeStyle(Face.SANS_BOLD, BODY_SIZE, BODY_LEADING, indent=2),
    2: TypeStyle(Face.KAI, BODY_SIZE, BODY_LEADING, indent=2),
    3: TypeStyle(Face.SERIF_BOLD, BODY_SIZE, BODY_LEADING, indent=2),
    4: TypeStyle(Face.SERIF, BODY_SIZE, BODY_LEADING, indent=2),
}
_PARAGRAPHS = {
    "body": TypeStyle(Face.SERIF, BODY_SIZE, BODY_LEADING),
    "kai": TypeStyle(Face.KAI, BODY_SIZE, BODY_LEADING),
    "subtitle": TypeStyle(Face.KAI, 12, 18),
    "note": TypeStyle(Face.SERIF, 9, 13.5),
}
_CELL_FACES = {
    "heading": Face.SANS_BOLD,
    "header": Face.SANS,
    "rowlabel": Face.SERIF,
    "value": Face.SERIF,
    "note": Face.KAI,
    "text": Face.SERIF,
}
_CONTENTS = {1: Face.SANS, 2: Face.KAI}
_CENTRED = frozenset({"heading", "header", "value"})
CELL_LEADING = 1.3
"""Baseline to baseline within a cell, in em."""


def heading_style(level: int) -> TypeStyle:
    """Return the type of a heading of level 1 to 4, or of a title (level 0)."""
    return _HEADINGS[level]


def contents_style(level: int) -> TypeStyle:
    """Return the type of an entry of the contents, of a heading of level 1 to 4."""
    return TypeStyle(_CONTENTS.get(level, Face.SERIF), CONTENTS_NUMBER.size, CONTENTS_NUMBER.leading)


def paragraph_style(paragraph: Paragraph) -> TypeStyle:
    """Return the type of a paragraph with its own alignment and indent."""
    style = _PARAGRAPHS[paragraph.style]
    indent = 2.0 if paragraph.indent_first else 0.0
    return replace(style, align=paragraph.align, indent=indent)


def cell_style(cell: Cell, size: float) -> TypeStyle:
    """Return the type of a table cell; short labels that don't fit on one line are broken evenly."""
    align = cell.align or ("center" if cell.role in _CENTRED else "left")
    balanced = align == "center" or cell.role == "rowlabel"
    return TypeStyle(_CELL_FACES[cell.role], size, size * CELL_LEADING, align, balanced=balanced)
