"""The type on the annex sheet: the faces of the printed form, at the sheet's scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from desktop_app.paths import resource
from desktop_app.ui.kit.tokens import SANS

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.grid import CellRole
    from desktop_app.report.annex.formats.layout import TextStyle
    from desktop_app.report.paper.grid import CellAlignment

SERIF = "Noto Serif SC"
KAI = "LXGW WenKai"
_POINTS_PER_INCH = 72
MM_PER_POINT = 25.4 / _POINTS_PER_INCH
CELL_LEADING = 1.3
"""Baseline to baseline within a cell, in em."""
TEXT_LEADING = 1.6


class Face(NamedTuple):
    """A font to paint with, and its size in pixels."""

    font: QFont
    pixels: float


class Type(NamedTuple):
    """A face, its weight and its size in points of the paper."""

    family: str
    bold: bool
    points: float


_TEXTS: dict[TextStyle, Type] = {
    "title": Type(SERIF, True, 19),
    "subtitle": Type(KAI, False, 12),
    "heading": Type(SANS, True, 12.5),
    "paragraph": Type(SERIF, False, 11),
    "note": Type(SERIF, False, 9),
}
SIGNS = Type(SERIF, False, 10.5)
"""The type of a form's head and foot."""

_CELLS: dict[CellRole, tuple[str, bool]] = {
    "heading": (SANS, True),
    "header": (SANS, False),
    "rowlabel": (SERIF, False),
    "value": (SERIF, False),
    "note": (KAI, False),
    "text": (SERIF, False),
}


@cache
def _load_paper_faces() -> None:
    """Make the faces of the printed page, which the rest of the window doesn't use, known to Qt."""
    for file in ("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf", "LXGWWenKai-Regular.ttf"):
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))


def text_type(style: TextStyle) -> Type:
    """Return the type of a line outside the tables."""
    return _TEXTS[style]


def text_alignment(style: TextStyle) -> CellAlignment:
    """Return how a line outside the tables is aligned: titles in the middle."""
    return "center" if style in {"title", "subtitle"} else "left"


def cell_alignment(role: CellRole, given: CellAlignment | None) -> CellAlignment:
    """Return how a table cell is aligned where the form doesn't say: headings and figures in the middle."""
    return given or ("center" if role in {"heading", "header", "value"} else "left")


def cell_type(role: CellRole, points: float) -> Type:
    """Return the type of a table cell whose table has a text size in points."""
    family, bold = _CELLS[role]
    return Type(family, bold, points)


def face_of(kind: Type, pixels_per_mm: float) -> Face:
    """Return the face of a type at so many pixels to the millimetre of paper; its size isn't rounded."""
    _load_paper_faces()
    pixels = kind.points * MM_PER_POINT * pixels_per_mm
    made = QFont(kind.family)
    made.setBold(kind.bold)
    made.setPointSizeF(pixels * _POINTS_PER_INCH / QGuiApplication.primaryScreen().logicalDotsPerInchY())
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return Face(made, pixels)
