"""The list of the records behind a figure, with what each adds at the right; Enter opens a record's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.report.annex.drilling.record_lines import Behind
from desktop_app.ui.annex.records_model import RecordsModel
from desktop_app.ui.kit.tokens import COLOURS, Radius, Space, TextSize, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.ledger import Ledger

_ROW = 54
_LINE = 20


class _Look(Protocol):
    """What a style option tells about a row; PySide's type stubs leave its attributes out."""

    rect: QRect
    font: QFont
    state: QStyle.StateFlag


class _RowPainter(QStyledItemDelegate):
    """Paints a record as two lines: its title, and softly its unit and day."""

    def sizeHint(self, style: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the row's size."""
        return QSize(cast("_Look", style).rect.width(), scaled(_ROW))

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint one record."""
        option = cast("_Look", style)
        painter.save()
        _paint_ground(painter, option)
        inside = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        behind = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(behind, Behind) and behind.amount:
            inside = _paint_amount(painter, inside, behind.amount, option.font)
        _paint_line(painter, inside, 0, str(index.data()), _sized(option.font, TextSize.BODY), COLOURS.text)
        said = str(index.data(Qt.ItemDataRole.StatusTipRole))
        _paint_line(painter, inside, scaled(_LINE), said, _sized(option.font, TextSize.CAPTION), COLOURS.text_soft)
        painter.restore()


class RecordsList(QListView):
    """The list itself; signal `chosen(kind, record_id)` when a record is to be opened, `left()` on Escape."""

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.records = RecordsModel(ledger)
        self.setModel(self.records)
        self.setItemDelegate(_RowPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("这个数字背后的记录"))
        self.doubleClicked.connect(self._choose)

    def take_focus(self) -> None:
        """Go to the list's first record, or stay where one is already chosen."""
        if self.records.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.records.index(0))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, go back to the sheet with Escape."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        behind = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(behind, Behind):
            self.chosen.emit(behind.kind, behind.record_id)


def _paint_ground(painter: QPainter, option: _Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(COLOURS.hairline))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if not selected and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOURS.selected if selected else COLOURS.raised))
    painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -2), Radius.FIELD, Radius.FIELD)


def _paint_amount(painter: QPainter, inside: QRect, amount: str, font: QFont) -> QRect:
    """Paint what the record adds at the right; returns what is left for its words."""
    shown = _sized(font, TextSize.BODY)
    width = QFontMetrics(shown).horizontalAdvance(amount)
    painter.setFont(shown)
    painter.setPen(QColor(COLOURS.text))
    painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, amount)
    return inside.adjusted(0, 0, -width - Space.MEDIUM, 0)


def _paint_line(painter: QPainter, inside: QRect, down: int, text: str, font: QFont, colour: str) -> None:
    line = QRect(inside.left(), inside.top() + down, inside.width(), scaled(_LINE))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made
