"""How a named filter's line is drawn: its name cut to the room, the number of its records, a mark where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.kit.tokens import COLOURS, Radius, Space, TextSize, scaled
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop_app.ui.records.cells import Placed

COUNT = Qt.ItemDataRole.UserRole + 1
CURRENT = Qt.ItemDataRole.UserRole + 2
"""The roles under which a line has the number of its records, and whether the list is narrowed to it."""

_HEIGHT = 30
_BAR = 3


class StripLines(QStyledItemDelegate):
    """Draws the lines."""

    def sizeHint(self, style: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(cast("Placed", style).rect.width(), scaled(_HEIGHT))

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one line."""
        option, current = cast("Placed", style), bool(index.data(CURRENT))
        place = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, place, option.state, current=current)
        font = QFont(option.font)
        font.setPixelSize(TextSize.SMALL)
        font.setBold(current)
        painter.setFont(font)
        inside = place.adjusted(Space.SMALL + scaled(_BAR), 0, -Space.SMALL, 0)
        number = index.data(COUNT)
        if number is not None:
            text = number_text(int(number))
            painter.setPen(QColor(COLOURS.text if current else COLOURS.text_soft))
            painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            inside.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(text) - Space.SMALL, 0)
        painter.setPen(QColor(COLOURS.text))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


def _draw_ground(painter: QPainter, place: QRect, state: QStyle.StateFlag, *, current: bool) -> None:
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(Qt.PenStyle.NoPen)
    if current or hovered:
        painter.setBrush(QColor(COLOURS.accent_tint if current else COLOURS.hover))
        painter.drawRoundedRect(place, Radius.FIELD, Radius.FIELD)
    if current:
        painter.setBrush(QColor(COLOURS.accent))
        inset = scaled(_HEIGHT) // 4
        painter.drawRoundedRect(
            QRect(place.left(), place.top() + inset, scaled(_BAR), place.height() - 2 * inset), 1.0, 1.0
        )
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(COLOURS.accent), 2))
        painter.drawRoundedRect(place, Radius.FIELD, Radius.FIELD)
