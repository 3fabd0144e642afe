"""The type of an official document: which face and size each part of it gets (GB/T 9704-2012, 5.2 and 7.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.paper import official_type
from desktop_app.report.paper.pdf.fonts import Face
from desktop_app.report.paper.pdf.typesetting import TypeStyle

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Paragraph
    from desktop_app.report.paper.grid import Cell

MM = 72 / 25.4
"""Points in a millimetre."""

_TRACKING = official_type.TRACKING / official_type.BODY.size

COVER_TITLE = TypeStyle(Face.SERIF_BOLD, *official_type.COVER_TITLE, "center", balanced=True)
COVER_LINE = TypeStyle(Face.KAI, *official_type.COVER_LINE, "center")
LARGE_TITLE = TypeStyle(Face.SERIF_BOLD, *official_type.TITLE, "center", balanced=True)
CONTENTS_NUMBER = TypeStyle(Face.SERIF, *official_type.CONTENTS, "right")
CHART_TITLE = TypeStyle(Face.SANS_BOLD, 10.5, 16, "center")
CHART_TEXT = TypeStyle(Face.SANS, 9, 9)
LISTING_FACE, LISTING_HEAD_FACE = Face.SERIF, Face.SANS
SIGN_OFF = TypeStyle(Face.SERIF, 10.5, 16)
RUNNING = TypeStyle(Face.SERIF, *official_type.RUNNING)
PAGE_NUMBER = TypeStyle(Face.SERIF, *official_type.PAGE_NUMBER)

_HEADINGS = {0: TypeStyle(Face.SERIF_BOLD, *official_type.PART_TITLE, "center", balanced=True)} | {
    level: TypeStyle(face, *official_type.BODY, "justify", indent=2, tracking=_TRACKING)
    for level, face in enumerate((Face.SANS_BOLD, Face.KAI, Face.FANG, Face.FANG), start=1)
}
_PARAGRAPHS = {
    "body": TypeStyle(Face.FANG, *official_type.BODY, tracking=_TRACKING),
    "kai": TypeStyle(Face.KAI, *official_type.BODY, tracking=_TRACKING),
    "subtitle": TypeStyle(Face.KAI, *official_type.SUBTITLE),
    "note": TypeStyle(Face.SERIF, *official_type.NOTE),
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


def closer(style: TypeStyle, share: float) -> TypeStyle:
    """Return a type whose lines are nearer to each other, by no more than an official document allows."""
    return replace(style, leading=official_type.Size(style.size, style.leading).closer(share).leading)


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
