"""The search box: finds records of every kind while one types, and opens the one that is picked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.theme import caption, label
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled
from desktop_app.ui.seeking.search_hits import HIT, HitPainter, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.office.records.search import Hit

_PAUSE = 150
"""Milliseconds after the last key before the search starts."""

_WIDTH = 420
_LEAST_WIDTH = 160
_HIT_HEIGHT = 48
_MOST_SHOWN = 8
_EDGES = 10


@dataclass(frozen=True, slots=True)
class Walk:
    """The hits of a search, how many there are in all, and which was opened last."""

    words: str = ""
    hits: tuple[Hit, ...] = ()
    count: int = 0
    at: int = 0

    def summary(self) -> str:
        """Say how many there are."""
        if self.count > len(self.hits):
            text = _("共 {count} 条，列出最近登记的 {shown} 条；F3 逐条打开")
            return text.format(count=self.count, shown=len(self.hits))
        return _("共 {count} 条；F3 逐条打开").format(count=self.count)

    def place(self) -> str:
        """Say which one is open."""
        text = _("“{words}”第 {place} 条，共 {count} 条（F3 下一条）")
        return text.format(words=self.words, place=self.at + 1, count=self.count)


class SearchBox(QLineEdit):
    """A line to type words into, with the hits below; signal `picked(Hit)`. F3 goes on to the next of them."""

    picked = Signal(object)

    def __init__(self, find: Callable[[str], Sequence[Hit]], count: Callable[[str], int]) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(_("查找标题、文号、登记号…（Ctrl+F）"))
        self._count = count
        self._walk = Walk()
        self.setAccessibleName(_("查找"))
        self.setMinimumWidth(scaled(_LEAST_WIDTH))
        self.setMaximumWidth(scaled(_WIDTH))
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

    @property
    def showing(self) -> bool:
        """Tell whether hits are shown below the box."""
        return self._hits.isVisible()

    def search(self) -> None:
        """Show what is found for the words in the box."""
        words = self.text().strip()
        if words:
            found = self._find(words)
            self._walk = Walk(words, tuple(found), max(self._count(words), len(found)))
            self._hits.show_under(self, found, self._walk.summary())
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

    def go_on(self, by: int) -> None:
        """Open the next hit of the last search, or the one before; without one, begin to search."""
        if self._hits.isVisible():
            self._hits.pick()
        elif self._walk.hits:
            self._pick(self._walk.hits[(self._walk.at + by) % len(self._walk.hits)])
        else:
            self.setFocus()

    def _pick(self, hit: Hit) -> None:
        self._hits.hide()
        self.clear()
        self._walk = replace(self._walk, at=self._walk.hits.index(hit))
        self.setPlaceholderText(self._walk.place())
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
        self._summary = label("", "faint")
        self._summary.setContentsMargins(Space.MEDIUM, Space.TINY, Space.MEDIUM, Space.TINY)
        column.addWidget(self._summary)
        self.hide()

    def show_under(self, box: QWidget, hits: Sequence[Hit], summary: str) -> None:
        """Show the hits under the box, the first one chosen, and below them how many there are."""
        self._list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}\n{said_of(hit)}")
            item.setData(HIT, hit)
            item.setSizeHint(QSize(0, scaled(_HIT_HEIGHT)))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._summary.setText(summary)
        self._summary.setVisible(bool(hits))
        self.setParent(box.window())
        rows = min(len(hits), _MOST_SHOWN)
        below = (self._summary if rows else self._nothing).sizeHint().height()
        self.resize(box.width(), rows * scaled(_HIT_HEIGHT) + (_EDGES if rows else 0) + below)
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
