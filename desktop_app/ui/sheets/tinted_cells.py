"""Cells on a tinted ground: the style sheet draws lines and selection, and leaves a cell's own ground out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.ui.kit.tokens import COLOURS

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem


class _Placed(Protocol):
    """Where a cell is drawn: what Qt's type information leaves out of its style options."""

    rect: QRect


class TintedCells(QStyledItemDelegate):
    """Draws the ground that the model gives a cell, its text, and a hairline at its right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        rect = cast("_Placed", option).rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(rect, ground)
        super().paint(painter, option, index)
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), QColor(COLOURS.hairline))
