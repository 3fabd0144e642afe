"""Painting the annex sheet: paper, ruled tables, texts, and over them what is marked, hovered and focused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop_app.ui.kit.crisp_lines import paint_frame
from desktop_app.ui.kit.tokens import PAPER, ink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ui.annex_sheet.sheet_layout import SheetLayout, Target
    from desktop_app.ui.findings.finding_levels import CellMark

_RULE = QColor(PAPER.text_soft)
_SHADOW = (10, 7, 4, 2)  # opacity of each pixel around the paper, of 255
_HAIRLINE = 0.8  # logical pixels
_BORDER = 1.7
_CORNER = 9.0
_RING = 2.0


@dataclass(slots=True)
class SheetState:
    """What the sheet shows over its texts; `marks` are those of the cells with findings."""

    marks: Mapping[str, CellMark] = field(default_factory=dict)
    hovered: int | None = None
    current: int | None = None
    focused: bool = False


def paint_paper(painter: QPainter, paper: QRectF) -> None:
    """Paint the sheet of paper with its soft shadow."""
    painter.setPen(Qt.PenStyle.NoPen)
    for step, opacity in enumerate(_SHADOW):
        shade = QColor(PAPER.text)
        shade.setAlpha(opacity)
        painter.setBrush(shade)
        grown = paper.adjusted(-step - 1, -step, step + 1, step + 2)
        painter.drawRoundedRect(grown, 3 + step, 3 + step)
    painter.setBrush(QColor(PAPER.window))
    painter.setPen(QPen(QColor(PAPER.hairline), 1))
    painter.drawRoundedRect(paper, 2, 2)


def paint_sheet(painter: QPainter, layout: SheetLayout, state: SheetState, seen: QRectF) -> None:
    """Paint what stands on the paper within `seen`; the painter's origin is the paper's top left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, target in enumerate(layout.targets):
        if _visible(target, seen):
            _paint_ground(painter, target, state, hovered=number == state.hovered)
    _paint_cells(painter, layout, seen)
    painter.setPen(QColor(PAPER.text))
    for text, at in layout.texts:
        text.draw(painter, at)
    for target in layout.targets:
        if _visible(target, seen):
            _paint_mark(painter, target, state.marks.get(target.code))
    if state.current is not None and state.current < len(layout.targets):
        _paint_ring(painter, layout.targets[state.current], focused=state.focused)


def _visible(target: Target, seen: QRectF) -> bool:
    return any(box.intersects(seen) for box in target.areas)


def _paint_cells(painter: QPainter, layout: SheetLayout, seen: QRectF) -> None:
    shown = [cell for cell in layout.cells if cell.box.intersects(seen)]
    for laid in shown:
        paint_frame(painter, laid.box, _RULE, _HAIRLINE)
    for border in layout.borders:
        paint_frame(painter, border, QColor(PAPER.text), _BORDER)
    painter.setPen(QColor(PAPER.text))
    for laid in shown:
        laid.text.draw(painter, laid.at)


def _paint_ground(painter: QPainter, target: Target, state: SheetState, *, hovered: bool) -> None:
    """Paint what lies under a figure: the tint of the hovered one, else that of its finding."""
    mark = state.marks.get(target.code)
    tinted = mark is not None and (mark.first or not target.alone)
    if hovered or tinted:
        ground = QColor(PAPER.accent_tint if hovered or mark is None else ink(mark.tone, PAPER)[1])
        for box in target.areas:
            painter.fillRect(box, ground)
    if not target.alone:
        _paint_underline(painter, target, QColor(ink(mark.tone, PAPER)[0] if mark else PAPER.accent))


def _paint_underline(painter: QPainter, target: Target, colour: QColor) -> None:
    """Underline a figure inside a sentence, so that one sees it can be opened."""
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    for box in target.areas:
        painter.drawLine(box.bottomLeft() + QPointF(0, -1.5), box.bottomRight() + QPointF(0, -1.5))


def _paint_mark(painter: QPainter, target: Target, mark: CellMark | None) -> None:
    """Fold the corner of a cell with a finding."""
    if mark is None or not target.alone:
        return
    corner = target.areas[0].topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink(mark.tone, PAPER)[0]))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(-_CORNER, 0), corner + QPointF(0, _CORNER)]))


def _paint_ring(painter: QPainter, target: Target, *, focused: bool) -> None:
    """Paint the ring around the current figure, strong while the sheet has the keyboard."""
    ring = QPainterPath()
    for box in target.areas:
        ring.addRoundedRect(box.adjusted(0.5, 0.5, 0.5, 0.5) if target.alone else box.adjusted(-2, 0, 2, 0), 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(PAPER.accent if focused else PAPER.accent_line), _RING))
    painter.drawPath(ring.simplified())
