"""How a cell of a list is drawn: text cut with an ellipsis, codes as rounded marks, numbers at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.kit.tokens import COLOURS, Radius, Size, Space, TextSize, Tone, ink, scaled
from desktop_app.ui.records.table_model import MARKS, TONE, RecordTableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.records.rows import Marks

_MARK_HEIGHT = 20
_LEAST_MARK = 36
_MOST_OF_TITLE = 0.4
_BAR = 3
_INSET = Space.SMALL + 3
"""Where Qt writes the words of a heading, so that those below stand in line."""


class Placed(Protocol):
    """Where and how a cell is to be drawn: what Qt's type information leaves out of its style options."""

    rect: QRect
    font: QFont
    state: QStyle.StateFlag


class Cells(QStyledItemDelegate):
    """Draws the cells of a list; `hovered` is the row under the mouse, `open` the record whose form is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.open = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(super().sizeHint(option, index).width(), Size.CLOSE_ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        model = index.model()
        if not isinstance(model, RecordTableModel):
            return
        place = cast("Placed", option)
        self._draw_ground(painter, place, index)
        text = str(index.data() or "")
        inside = place.rect.adjusted(scaled(_INSET), 0, -Space.SMALL, 0)
        painter.save()
        tone = Tone(index.data(TONE) or Tone.NEUTRAL)
        if model.columns[index.column()].stretches and (marks := index.data(MARKS)):
            inside = _draw_rule(painter, inside, marks[0], place.font)
        # A mark that says nothing in particular would be the same grey spot in every row.
        if model.columns[index.column()].marked and text and tone is not Tone.NEUTRAL:
            _draw_mark(painter, inside, text, place.font, tone)
        else:
            _draw_text(painter, inside, text, index, place.font)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: Placed, index: QModelIndex | QPersistentModelIndex) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_open = bool(self.open) and index.data(Qt.ItemDataRole.UserRole) == self.open
        hovered = index.row() == self.hovered
        if selected or is_open or hovered:
            painter.fillRect(option.rect, QColor(COLOURS.selected if selected or is_open else COLOURS.raised))
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, QColor(COLOURS.hairline))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(COLOURS.accent), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -2))
            painter.restore()
        marks: Marks = index.data(MARKS) if index.column() == 0 else ()
        if index.column() == 0 and (is_open or marks):
            colour = COLOURS.accent if is_open else ink(marks[0][1])[0]
            painter.fillRect(QRect(option.rect.topLeft(), QSize(scaled(_BAR), option.rect.height())), QColor(colour))


def _draw_text(
    painter: QPainter, place: QRect, text: str, index: QModelIndex | QPersistentModelIndex, font: QFont
) -> None:
    tone = index.data(TONE)
    first = index.column() == 0
    colour = COLOURS.text if first else COLOURS.text_soft
    painter.setPen(QColor(colour if tone in {None, Tone.NEUTRAL} else ink(Tone(tone))[0]))
    painter.setFont(font)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, index.data(Qt.ItemDataRole.TextAlignmentRole) | Qt.TextFlag.TextSingleLine, cut)


def _draw_rule(painter: QPainter, place: QRect, rule: tuple[str, Tone], font: QFont) -> QRect:
    """Draw the name of the first colour rule that a record fulfils at the right; returns what is left of the place."""
    name, tone = rule
    small = _small(font)
    needed = QFontMetrics(small).horizontalAdvance(name) + 2 * Space.SMALL
    width = min(needed, int(place.width() * _MOST_OF_TITLE))
    if width < min(needed, scaled(_LEAST_MARK)):
        return place  # too little room for words: the bar and the tip tell of the rule
    _draw_mark(painter, place.adjusted(place.width() - width, 0, 0, 0), name, font, tone)
    return place.adjusted(0, 0, -width - Space.SMALL, 0)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(TextSize.CAPTION)
    return small


def _draw_mark(painter: QPainter, place: QRect, text: str, font: QFont, tone: Tone) -> None:
    painter.setFont(_small(font))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width() - 2 * Space.SMALL)
    width = painter.fontMetrics().horizontalAdvance(cut) + 2 * Space.SMALL
    mark = QRect(place.left(), place.center().y() - scaled(_MARK_HEIGHT) // 2 + 1, width, scaled(_MARK_HEIGHT))
    pen, ground = ink(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(mark, Radius.PILL, Radius.PILL)
    painter.setPen(QColor(pen))
    painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, cut)
