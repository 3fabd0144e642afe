"""The type on the annex sheet: the faces of the printed form, at the sheet's scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from desktop_app.paths import resource
from desktop_app.ui.tokens import SANS

if TYPE_CHECKING:
    from desktop_app.report.grid import CellRole
    from desktop_app.ui.annex.sheet_content import TextRole

SERIF = "Noto Serif SC"
KAI = "LXGW WenKai"
MM_PER_POINT = 25.4 / 72
CELL_LEADING = 1.3
"""Baseline to baseline within a cell, in em."""
TEXT_LEADING = 1.6


class Type(NamedTuple):
    """A face, its weight and its size in points of the paper."""

    family: str
    bold: bool
    points: float


_TEXTS: dict[TextRole, Type] = {
    "title": Type(SERIF, True, 18),
    "subtitle": Type(KAI, False, 12),
    "heading": Type(SANS, True, 12),
    "body": Type(SERIF, False, 11),
    "kai": Type(KAI, False, 11),
    "note": Type(SERIF, False, 9),
    "form": Type(SERIF, False, 10.5),
}
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


def text_type(role: TextRole) -> Type:
    """Return the type of a line outside the tables."""
    return _TEXTS[role]


def cell_type(role: CellRole, points: float) -> Type:
    """Return the type of a table cell whose table has a text size in points."""
    family, bold = _CELLS[role]
    return Type(family, bold, points)


def font(kind: Type, pixels_per_mm: float) -> QFont:
    """Return the font of a type at so many pixels to the millimetre of paper."""
    _load_paper_faces()
    made = QFont(kind.family)
    made.setBold(kind.bold)
    made.setPixelSize(max(1, round(kind.points * MM_PER_POINT * pixels_per_mm)))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
