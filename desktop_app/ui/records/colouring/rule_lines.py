"""The rules of a list as lines: whether each holds, its name in its colour, and what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS, Radius, Space, TextSize, Tone, ink, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop_app.ui.records.cells import Placed

_HEIGHT = 36
_LEAST_SEEN, _WANTED = 3, 7
_BOX = 16
_MARK = 20
_LINE = Qt.ItemDataRole.UserRole


class RuleLine(NamedTuple):
    """One rule as it is listed; `own` marks one of the program's, which can only be switched."""

    name: str
    tone: Tone
    said: str
    on: bool
    own: bool = False


class RuleLines(QListWidget):
    """The lines.

    Signals: `switched(row)`, `edit_wanted(row)`, `forget_wanted(row)`, `move_wanted(row, by)`.
    """

    switched = Signal(int)
    edit_wanted = Signal(int)
    forget_wanted = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(_("颜色规则"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_LEAST_SEEN * scaled(_HEIGHT))
        self.itemDoubleClicked.connect(lambda item: self.edit_wanted.emit(self.row(item)))

    def show_lines(self, lines: Sequence[RuleLine], current: int) -> None:
        """Show these, one of them the current one."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setData(_LINE, line)
            said = _("正在用") if line.on else _("停用")
            item.setToolTip(tip(f"{line.name} · {line.said}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("，").join((line.name, line.said, said)))
            self.addItem(item)
        self.setCurrentRow(min(current, len(lines) - 1))

    def sizeHint(self) -> QSize:
        """Ask for the room of some lines; beyond them they scroll."""
        return QSize(super().sizeHint().width(), _WANTED * scaled(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch with the space bar, change with Enter, give up with Delete, move with Alt and an arrow."""
        row, alt = self.currentRow(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if row >= 0 and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and alt:
            self.move_wanted.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        elif row >= 0 and key in (acts := self._acts()):
            acts[key].emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Switch a rule by a click on its box."""
        item, place = self.itemAt(event.position().toPoint()), event.position().x()
        super().mouseReleaseEvent(event)
        if item and event.button() == Qt.MouseButton.LeftButton and place < box_of(self.visualItemRect(item)).right():
            self.switched.emit(self.row(item))

    def _acts(self) -> dict[Qt.Key, SignalInstance]:
        return {
            Qt.Key.Key_Space: self.switched,
            Qt.Key.Key_Return: self.edit_wanted,
            Qt.Key.Key_Enter: self.edit_wanted,
            Qt.Key.Key_Delete: self.forget_wanted,
        }


def box_of(line: QRect) -> QRect:
    """Return where the box stands that switches a rule."""
    side = scaled(_BOX)
    return QRect(line.left() + Space.MEDIUM, line.center().y() - side // 2, side, side)


class _Lines(QStyledItemDelegate):
    """Draws the lines."""

    def sizeHint(self, style: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(cast("Placed", style).rect.width(), scaled(_HEIGHT))

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one line."""
        option, line = cast("Placed", style), index.data(_LINE)
        if not isinstance(line, RuleLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(COLOURS.selected if selected else COLOURS.raised))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), Radius.FIELD, Radius.FIELD)
        box = box_of(option.rect)
        _draw_box(painter, box, on=line.on)
        left = box.right() + Space.MEDIUM
        place = QRect(left, option.rect.top(), option.rect.right() - left - Space.SMALL, option.rect.height())
        width = _draw_name(painter, place, line, option.font)
        _draw_words(painter, place.adjusted(width + Space.MEDIUM, 0, 0, 0), line.said, option.font)
        painter.restore()


def _draw_box(painter: QPainter, box: QRect, *, on: bool) -> None:
    painter.setPen(QPen(QColor(COLOURS.accent if on else COLOURS.outline_hover), 1))
    painter.setBrush(QColor(COLOURS.accent if on else COLOURS.window))
    painter.drawRoundedRect(box, Radius.FIELD / 2, Radius.FIELD / 2)
    if on:
        painter.drawPixmap(box.adjusted(2, 2, -2, -2), picture("check", COLOURS.on_accent, _BOX - 4))


def _draw_name(painter: QPainter, place: QRect, line: RuleLine, font: QFont) -> int:
    """Draw a name as the mark that it is in the list; returns how wide that is."""
    _write_in(painter, font, TextSize.CAPTION)
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(line.name) + 2 * Space.SMALL, place.width() // 2)
    mark = QRect(place.left(), place.center().y() - scaled(_MARK) // 2 + 1, width, scaled(_MARK))
    pen, ground = ink(line.tone)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(mark, Radius.PILL, Radius.PILL)
    painter.setPen(QColor(pen))
    name = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, width - Space.SMALL)
    painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, name)
    return width


def _draw_words(painter: QPainter, place: QRect, text: str, font: QFont) -> None:
    _write_in(painter, font, TextSize.SMALL)
    painter.setPen(QColor(COLOURS.text_soft))
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _write_in(painter: QPainter, font: QFont, size: int) -> None:
    made = QFont(font)
    made.setPixelSize(size)
    painter.setFont(made)
