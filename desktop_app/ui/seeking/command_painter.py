"""How one line of the palette looks: what it does, faintly where it stands, and its keys at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.kit.tokens import COLOURS, Space, TextSize
from desktop_app.ui.seeking.painted_line import paint_ground, paint_words, take_font

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from desktop_app.ui.seeking.command import Command

COMMAND = Qt.ItemDataRole.UserRole
ROW = 36
"""Logical pixels of height of one line."""

_LEAST_PLACE = 60


class CommandPainter(QStyledItemDelegate):
    """Paints a `Command`."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground, the words, and at the right the keys."""
        command: Command = index.data(COMMAND)
        painter.save()
        area = paint_ground(painter, option)
        inside = area.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        if command.keys:
            inside.setRight(_paint_keys(painter, inside, command.keys) - Space.MEDIUM)
        room = inside.width() - _LEAST_PLACE if command.place else inside.width()
        used = paint_words(painter, inside, command.text, TextSize.BODY, COLOURS.text, room)
        beside = inside.adjusted(used + Space.MEDIUM, 0, 0, 0)
        paint_words(painter, beside, command.place, TextSize.CAPTION, COLOURS.text_faint)
        painter.restore()


def _paint_keys(painter: QPainter, area: QRect, keys: str) -> int:
    """Paint the keys at the right as on a key; returns where they begin."""
    take_font(painter, TextSize.CAPTION)
    width = painter.fontMetrics().horizontalAdvance(keys) + 2 * Space.SMALL
    height = painter.fontMetrics().height() + Space.TINY
    around = QRect(area.right() - width, area.center().y() - height // 2, width, height)
    painter.setPen(QPen(QColor(COLOURS.hairline)))
    painter.setBrush(QColor(COLOURS.raised))
    painter.drawRoundedRect(around, Space.TINY, Space.TINY)
    painter.setPen(QPen(QColor(COLOURS.text_soft)))
    painter.drawText(around, Qt.AlignmentFlag.AlignCenter, keys)
    return around.left()
