"""How a line of found things is painted: the ground of the one that is marked, and words cut to the room there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop_app.ui.kit.tokens import COLOURS, Radius

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Paint the ground of a line where it is marked; returns the line's place."""
    # PySide's description of the style options leaves their fields out.
    area: QRect = option.rect  # type: ignore[attr-defined]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.selected))
        painter.drawRoundedRect(area, Radius.FIELD, Radius.FIELD)
    return area


def paint_words(painter: QPainter, area: QRect, text: str, size: int, colour: str, room: int | None = None) -> int:
    """Paint words in the middle of a place, cut to its width or to less room; returns the width they took."""
    take_font(painter, size)
    painter.setPen(QPen(QColor(colour)))
    most = area.width() if room is None else room
    short = painter.fontMetrics().elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, max(most, 0))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, short)
    return painter.fontMetrics().horizontalAdvance(short)


def take_font(painter: QPainter, size: int) -> None:
    """Write on in another size."""
    font = QFont(painter.font())
    font.setPixelSize(size)
    painter.setFont(font)
