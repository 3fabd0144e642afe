"""The palette (Ctrl+K): everything that can be done, and every record, by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.overlay import Overlay
from desktop_app.ui.kit.theme import label, separator
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled
from desktop_app.ui.seeking.command import Command, answering
from desktop_app.ui.seeking.command_painter import COMMAND, ROW, CommandPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

_WIDTH = 640
_TOP = 56
_MOST_ROWS, _FEWEST_ROWS = 10, 3
_MOST_ITEMS = 200
_PAUSE = 150
"""Milliseconds after the last key before records are looked for."""

_WALKING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class Palette(Overlay):
    """The panel over the window; `records` returns the records that hold the words typed, as commands."""

    def __init__(self, over: QWidget, commands: Sequence[Command], records: Callable[[str], Sequence[Command]]) -> None:
        super().__init__(over)
        self.setObjectName("palette")
        self._commands = commands
        self._records = records
        self.line = self._make_line()
        self.items = QListWidget()
        self.items.setAccessibleName(_("可以做的事"))
        self.items.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.items.setUniformItemSizes(True)
        self.items.setMouseTracking(True)
        self.items.setItemDelegate(CommandPainter(self.items))
        self.items.itemClicked.connect(lambda _item: self.run())
        self._said = label("", "faint")
        self._said.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._find_records)
        self._lay_out()
        self._show(answering(commands, ""))

    def open(self) -> None:
        """Open over the window, ready to type."""
        self.open_at(self.line)

    def run(self) -> None:
        """Close, and do what is marked."""
        item = self.items.currentItem()
        if item is not None:
            command: Command = item.data(COMMAND)
            self.done()
            command.run()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Look for nothing more."""
        self._pause.stop()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list while one types, and do what is marked with Enter."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _WALKING:
                QApplication.sendEvent(self.items, event)
                return True
            if key in _TABS:
                self._step(_TABS[key])
                return True
            if key in _ENTER:
                self._find_now()
                self.run()
                return True
        return super().eventFilter(watched, event)

    def _make_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("palette_line")
        line.setPlaceholderText(_("要做什么？打几个字或拼音首字母，如“gzdt”"))
        line.setAccessibleName(_("要做的事、页面或记录"))
        line.addAction(QAction(icon("search", COLOURS.text_faint), "", line), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._narrow)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for part in (self.line, separator(), self.items, separator(), self._said):
            column.addWidget(part)

    def _narrow(self, words: str) -> None:
        self._show(answering(self._commands, words))
        self._pause.stop()
        if words.strip():
            self._pause.start()

    def _find_now(self) -> None:
        """Look for records at once where nothing else answers: whoever types fast and presses Enter means one."""
        if self._pause.isActive() and not self.items.count():
            self._pause.stop()
            self._find_records()

    def _find_records(self) -> None:
        words = self.line.text()
        marked = self.items.currentRow()
        self._show([*answering(self._commands, words), *self._records(words)])
        self.items.setCurrentRow(max(marked, 0))

    def _show(self, found: Sequence[Command]) -> None:
        self.items.clear()
        for command in found[:_MOST_ITEMS]:
            item = QListWidgetItem(f"{command.text}  {command.place}")
            item.setData(COMMAND, command)
            item.setSizeHint(QSize(0, scaled(ROW)))
            self.items.addItem(item)
        self.items.setCurrentRow(0)
        keys = _("↑ ↓ 选择，回车执行，Esc 关闭")
        count = _("{count} 项").format(count=len(found))
        self._said.setText(f"{count}    {keys}" if found else _("没有符合的。换个词，或只打一两个首字母试试。"))
        self._place()

    def _step(self, by: int) -> None:
        if self.items.count():
            self.items.setCurrentRow((self.items.currentRow() + by) % self.items.count())

    def _place(self) -> None:
        """Stand in the middle near the window's top, as high as what is found needs and the window allows."""
        window = self.window()
        row, top = scaled(ROW), scaled(_TOP)
        room = (window.height() - 2 * top - self.line.sizeHint().height() - self._said.sizeHint().height()) // row
        rows = min(self.items.count(), max(_FEWEST_ROWS, min(_MOST_ROWS, room)))
        self.items.setVisible(rows > 0)
        self.items.setFixedHeight(rows * row + 2 * Space.TINY + 2)
        self.setFixedWidth(min(scaled(_WIDTH), window.width() - 2 * Space.LARGE))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, top)
