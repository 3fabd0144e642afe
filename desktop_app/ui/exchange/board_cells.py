"""How a month of the board is painted: its sign and the day, tinted where somebody has to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from desktop_app.ui.exchange.board_model import CELL
from desktop_app.ui.exchange.month_signs import BOARD_TONES, day_sign, sign
from desktop_app.ui.kit.fonts import interface_font
from desktop_app.ui.kit.tokens import COLOURS, TextSize, Tone, ink

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.model.inbox_board import MonthCell, MonthState

_GAP = 2
_ROUND = 4.0
_QUIET = frozenset({"future", "absent"})


_BETWEEN = 4
"""Logical pixels between a sign and its day."""


class BoardCells(QStyledItemDelegate):
    """Paints the months; the two counts behind them are red numbers where they aren't nil."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell, with a ring where the keyboard is."""
        cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)  # type: ignore[attr-defined] # missing in the stubs
        if cell is not None:
            _paint_month(painter, rect, cell)
        else:
            _paint_count(painter, rect, str(index.data() or ""))
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined] # missing in the stubs
            painter.setPen(QPen(QColor(COLOURS.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect), _ROUND, _ROUND)
        painter.restore()


def month_width(state: MonthState, day: str) -> int:
    """Return the width at which a cell's sign and day are whole."""
    side = QFontMetrics(_font(TextSize.SMALL, bold=True)).horizontalAdvance(sign(state))
    return side + _BETWEEN + QFontMetrics(_font(TextSize.CAPTION, bold=False)).horizontalAdvance(day) + 2 * (_GAP + 2)


def _paint_month(painter: QPainter, rect: QRect, cell: MonthCell) -> None:
    tone = BOARD_TONES[cell.state]
    colour, ground = ink(tone)
    strong, loud = cell.state == "missing", tone is not Tone.NEUTRAL
    if loud:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.bad if strong else ground))
        painter.drawRoundedRect(QRectF(rect), _ROUND, _ROUND)
    day = day_sign(cell)
    painter.setPen(QColor(COLOURS.on_accent if strong else COLOURS.text_faint if cell.state in _QUIET else colour))
    painter.setFont(_font(TextSize.SMALL, bold=loud))
    side = painter.fontMetrics().horizontalAdvance(sign(cell.state))
    if not day:
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign(cell.state))
        return
    small = _font(TextSize.CAPTION, bold=False)
    painter.setFont(small)
    width = side + _BETWEEN + painter.fontMetrics().horizontalAdvance(day)
    left = rect.left() + max((rect.width() - width) // 2, 1)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRect(left + side + _BETWEEN, rect.top(), rect.width(), rect.height()), middle, day)
    painter.setFont(_font(TextSize.SMALL, bold=loud))
    painter.drawText(QRect(left, rect.top(), side + 2, rect.height()), middle, sign(cell.state))


def _paint_count(painter: QPainter, rect: QRect, text: str) -> None:
    painter.setPen(QColor(ink(Tone.BAD)[0]))
    painter.setFont(_font(TextSize.SMALL, bold=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _font(size: int, *, bold: bool) -> QFont:
    font = QFont(interface_font())
    font.setPixelSize(size)
    font.setBold(bold)
    return font
