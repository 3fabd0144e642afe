"""The list of the report's sections, each with how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.i18n import _
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS, Radius, Space, TextSize, Tone, ink, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.ui.report.section_state import State

_CODE = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2
_HEIGHT = 54
_WIDTH = 224
_LEAST = 150


class SectionList(QListWidget):
    """The sections; signal `chosen(code)` when another one is wanted."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("年报各部分"))
        self.setItemDelegate(_Painter(self))
        self.setMinimumWidth(scaled(_LEAST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Ask for the width that most headings need."""
        return QSize(scaled(_WIDTH), super().sizeHint().height())

    def show_sections(self, sections: Iterable[tuple[str, str, State]], current: str) -> None:
        """Show other sections (code, heading, state) and which one is open; nobody is told."""
        self.blockSignals(True)
        self.clear()
        for code, heading, state in sections:
            item = QListWidgetItem(heading)
            item.setData(_CODE, code)
            item.setToolTip(tip(heading))
            self.addItem(item)
            self._mark(item, state)
        self.choose(current)
        self.blockSignals(False)

    def show_state(self, code: str, state: State) -> None:
        """Show another state of one section."""
        for row in range(self.count()):
            if self.item(row).data(_CODE) == code:
                self._mark(self.item(row), state)

    def choose(self, code: str) -> None:
        """Make a section the current one."""
        for row in range(self.count()):
            if self.item(row).data(_CODE) == code:
                self.setCurrentRow(row)

    def _mark(self, item: QListWidgetItem, state: State) -> None:
        item.setData(_STATE, state.text)
        item.setData(_TONE, state.tone.value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {state.text}")

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_CODE))


class _Painter(QStyledItemDelegate):
    """Paints a heading with the state under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every section two lines."""
        return QSize(super().sizeHint(option, index).width(), scaled(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one section."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the stubs lack the option's members
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)  # type: ignore[attr-defined]  # as above
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(COLOURS.selected if chosen else COLOURS.raised))
            painter.drawRoundedRect(box, Radius.FIELD, Radius.FIELD)
        inside = box.adjusted(Space.MEDIUM, Space.SMALL, -Space.SMALL, -Space.SMALL)
        self._line(painter, inside, str(index.data()), TextSize.BODY, COLOURS.text, bold=chosen)
        colour = ink(Tone(index.data(_TONE)))[0]
        self._line(painter, inside, str(index.data(_STATE)), TextSize.CAPTION, colour, below=True)
        painter.restore()

    def _line(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        below: bool = False,
    ) -> None:
        font = painter.font()
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        edge = Qt.AlignmentFlag.AlignBottom if below else Qt.AlignmentFlag.AlignTop
        painter.drawText(box, edge | Qt.AlignmentFlag.AlignLeft, fitting)
