"""The list that opens from a filter chip: one or several choices, found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.overlay import Overlay
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.forms.inputs.choice_list import Choice

_WIDTH = 260
_MOST_ROWS = 10
_SEARCH_FROM = 9
_KEY = Qt.ItemDataRole.UserRole
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PickList(Overlay):
    """A panel with choices; signals `picked(tuple of keys)` on every tick. `single` closes on the first."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, choices: Sequence[Choice], ticked: Sequence[str], *, single: bool) -> None:
        super().__init__(parent)
        self._single = single
        self._choices = choices
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("输入文字查找"))
        self.search.textChanged.connect(self._narrow)
        self.items = QListWidget()
        self.items.setUniformItemSizes(True)
        for choice in choices:
            self.items.addItem(self._item(choice, ticked=choice.key in ticked))
        self.items.setCurrentRow(0)
        self.items.itemClicked.connect(self._tick)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        inside.setSpacing(Space.TINY)
        inside.addWidget(self.search)
        inside.addWidget(self.items)
        self.search.setVisible(len(choices) >= _SEARCH_FROM)
        self.items.setFixedHeight(min(len(choices), _MOST_ROWS) * self.items.sizeHintForRow(0))
        self.setFixedWidth(scaled(_WIDTH))

    def open(self) -> None:
        """Open below the chip, with the focus where one types."""
        for part in (self.search, self.items):
            part.installEventFilter(self)
        self.open_at(self.items if self.search.isHidden() else self.search)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the search line; Space ticks, Enter ticks and closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                QApplication.sendEvent(self.items, event)
                return True
            if event.key() in _ENTER:
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Space and watched is self.items:
                self._tick(self.items.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _item(self, choice: Choice, *, ticked: bool) -> QListWidgetItem:
        item = QListWidgetItem(choice.line(alone=False))
        item.setData(_KEY, choice.key)
        if not self._single:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _enter(self) -> None:
        if not self._single and self._ticked():
            self.done()
            return
        self._tick(self.items.currentItem())
        self.done()

    def _tick(self, item: QListWidgetItem) -> None:
        if self._single:
            self.picked.emit((item.data(_KEY),))
            self.done()
            return
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self.picked.emit(self._ticked())

    def _ticked(self) -> tuple[str, ...]:
        items = (self.items.item(row) for row in range(self.items.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _narrow(self, words: str) -> None:
        fitting = [choice.fits(words) for choice in self._choices]
        for row, fits in enumerate(fitting):
            self.items.item(row).setHidden(not fits)
            self.items.item(row).setText(self._choices[row].line(alone=bool(words.strip())))
        said = [choice.says(words) for choice in self._choices]
        if any(fitting):
            self.items.setCurrentRow((said if any(said) else fitting).index(True))
