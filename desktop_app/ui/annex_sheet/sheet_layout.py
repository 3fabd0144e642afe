"""The whole annex sheet in pixels: every text and table in its place, and where each figure can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from desktop_app.report.annex.form_sheet import Run, SheetBlock, SheetSigns, SheetTable, SheetText
from desktop_app.ui.annex_sheet.cell_navigation import FigureBox
from desktop_app.ui.annex_sheet.sheet_type import SIGNS, TEXT_LEADING, face_of, text_alignment, text_type
from desktop_app.ui.annex_sheet.table_layout import LaidCell, lay_out_table
from desktop_app.ui.annex_sheet.text_layout import LaidText

Sheet = Sequence[SheetBlock]

_TYPE_AREA = 170.0  # the width of the tables on A4, in millimetres
_EDGE = 8.0  # the white edge on screen, in millimetres: narrower than on paper, for larger type
_GAP = 2.0  # below every text and table
_LEAST_HEIGHT = 150.0


class Target(NamedTuple):
    """A figure that can be opened: its code, its boxes (several where a line breaks in it), alone in a cell or not."""

    code: str
    areas: tuple[QRectF, ...]
    alone: bool

    @property
    def figure_box(self) -> FigureBox:
        """Return its first box as edges, for the arrow keys."""
        box = self.areas[0]
        return FigureBox(box.left(), box.top(), box.right(), box.bottom())


@dataclass(slots=True)
class SheetLayout:
    """A sheet laid out `width` pixels wide; everything is measured from the paper's top left corner."""

    width: float
    height: float = 0.0
    texts: list[tuple[LaidText, QPointF]] = field(default_factory=list)
    cells: list[LaidCell] = field(default_factory=list)
    borders: list[QRectF] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    @property
    def scale(self) -> float:
        """Pixels per millimetre of paper."""
        return self.width / (_TYPE_AREA + 2 * _EDGE)

    def target_at(self, place: QPointF) -> int | None:
        """Return the index of the figure at a place, or None."""
        return next(
            (number for number, target in enumerate(self.targets) if any(box.contains(place) for box in target.areas)),
            None,
        )

    def index_of(self, code: str) -> int | None:
        """Return the index of a cell's figure, or None if it isn't on the sheet."""
        return next((number for number, target in enumerate(self.targets) if target.code == code), None)


def lay_out(sheet: Sheet, width: float) -> SheetLayout:
    """Lay out a sheet on paper `width` pixels wide."""
    layout = SheetLayout(width)
    scale = layout.scale
    top = _EDGE * scale
    for block in sheet:
        if isinstance(block, SheetTable):
            top = _add_table(layout, block, top)
        elif isinstance(block, SheetText):
            top = _add_text(layout, block, top)
        else:
            top = _add_signs(layout, block, top)
    layout.height = max(top + _EDGE * scale, _LEAST_HEIGHT * scale)
    return layout


def _add_table(layout: SheetLayout, table: SheetTable, top: float) -> float:
    edge = _EDGE * layout.scale
    laid = lay_out_table(table, edge, top, layout.width - 2 * edge, layout.scale)
    layout.cells += laid
    for cell, box, text, at in laid:
        if cell.code:
            layout.targets.append(Target(cell.code, (box,), alone=True))
        else:
            layout.targets += _figures(text, at)
    bottom = max((each.box.bottom() for each in laid), default=top)
    layout.borders.append(QRectF(laid[0].box.topLeft(), QPointF(layout.width - edge, bottom)))
    return bottom + _GAP * layout.scale


def _add_text(layout: SheetLayout, block: SheetText, top: float) -> float:
    edge = _EDGE * layout.scale
    face = face_of(text_type(block.style), layout.scale)
    align = text_alignment(block.style)
    width = layout.width - 2 * edge
    text = LaidText(block.runs, face, width, align, TEXT_LEADING, balanced=block.style == "title")
    return _put(layout, text, QPointF(edge, top)) + _GAP * layout.scale


def _add_signs(layout: SheetLayout, signs: SheetSigns, top: float) -> float:
    """Set each line's labels side by side in equal columns; a head line reaches the right edge."""
    edge = _EDGE * layout.scale
    face = face_of(SIGNS, layout.scale)
    for row in signs.rows:
        room = (layout.width - 2 * edge) / max(len(row), 1)
        line = top
        for number, (label, value) in enumerate(row):
            last = signs.head and number == len(row) - 1 > 0
            text = LaidText([Run(f"{label}：{value}")], face, room, "right" if last else "left", TEXT_LEADING)
            top = max(top, _put(layout, text, QPointF(edge + room * number, line)))
    return top + _GAP * layout.scale


def _put(layout: SheetLayout, text: LaidText, at: QPointF) -> float:
    """Add a text at a place; returns its bottom edge."""
    layout.texts.append((text, at))
    layout.targets += _figures(text, at)
    return at.y() + text.height


def _figures(text: LaidText, at: QPointF) -> list[Target]:
    return [Target(code, tuple(box.translated(at) for box in boxes), alone=False) for code, boxes in text.figures()]
