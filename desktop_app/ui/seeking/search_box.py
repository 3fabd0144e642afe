"""The search box: finds records of every kind while one types, and opens the one that is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.theme import caption
from desktop_app.ui.kit.tokens import COLOURS, Space
from desktop_app.ui.seeking.search_hits import HIT, HitPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.office.records.search import Hit

_PAUSE = 150
"""Milliseconds after the last key before the search starts."""

_WIDTH = 420
_HIT_HEIGHT = 48
_MOST_SHOWN = 8


class SearchBox(QLineEdit):
    """A line to type words into, with the hits below; signal `picked(Hit)`."""

    picked = Signal(object)

    def __init__(self, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(_("查找标题、文号、登记号…（Ctrl+F）"))
        self.setAccessibleName(_("查找"))
        self.setFixedWidth(_WIDTH)
        self.addAction(QAction(icon("search", COLOURS.text_faint), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("close", COLOURS.text_faint), _("清空"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._find = find
        self._hits = Hits()
        self._hits.picked.connect(self._pick)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.installEventFilter(self)

    def search(self) -> None:
        """Show what is found for the words in the box."""
        words = self.text().strip()
        if words:
            self._hits.show_under(self, self._find(words))
        else:
            self._hits.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the arrow keys and Enter to the hits, and close them when the box is left."""
        if event.type() is QEvent.Type.FocusOut:
            self._hits.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive() or not self._hits.isVisible():
                self._pause.stop()
                self.search()
            else:
                self._hits.pick()
            return True
        if key == Qt.Key.Key_Escape and self._hits.isVisible():
            self._hits.hide()
            return True
        return key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._hits.step(1 if key == Qt.Key.Key_Down else -1)

    def _pick(self, hit: Hit) -> None:
        self._hits.hide()
        self.clear()
        self.picked.emit(hit)


class Hits(QFrame):
    """The list under the search box; it floats over the page and never takes the keyboard."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hits")
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(HitPainter(self._list))
        self._list.setMouseTracking(True)
        self._list.itemClicked.connect(lambda _item: self.pick())
        self._nothing = caption(_("没有找到。换个词，或只写两三个字试试。"))
        self._nothing.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        self.hide()

    def show_under(self, box: QWidget, hits: Sequence[Hit]) -> None:
        """Show the hits under the box, the first one chosen."""
        self._list.clear()
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(HIT, hit)
            item.setSizeHint(QSize(0, _HIT_HEIGHT))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self.setParent(box.window())
        rows = min(len(hits), _MOST_SHOWN)
        self.resize(box.width(), rows * _HIT_HEIGHT + 10 if rows else self._nothing.sizeHint().height())
        self.move(box.mapTo(box.window(), QPoint(0, box.height() + Space.TINY)))
        self.show()
        self.raise_()

    def step(self, by: int) -> bool:
        """Choose the next or the one before; tells whether there was a list to step in."""
        if self.isVisible() and self._list.count():
            self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())
        return self.isVisible()

    def pick(self) -> None:
        """Take the chosen hit."""
        item = self._list.currentItem()
        if item is not None:
            self.picked.emit(item.data(HIT))
