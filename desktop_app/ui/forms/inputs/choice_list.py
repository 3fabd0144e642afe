"""The list that drops down below a choice: filtered by what is typed, walked with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.official_words import plain_word
from desktop_app.model.pinyin import answers_to
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.theme import caption
from desktop_app.ui.kit.tokens import COLOURS, Space, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FRAME = 2 * (Space.TINY + 2)
_MOST_ROWS = 8
_ICON = 14
_MOST_ITEMS = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is stored, and its words."""

    key: str
    text: str
    under: str = ""
    """What it stands under, as a category does; found by these words too."""
    depth: int = 0
    """How far down a tree it stands."""
    retired: bool = False
    """Whether it is out of use: offered only where nothing else fits what is typed."""
    also: tuple[str, ...] = ()
    """What it is called elsewhere, as on an annex; found by these words, but not shown."""

    def fits(self, words: str) -> bool:
        """Tell whether every word typed stands in its text or in that of what it stands under, or sounds like it."""
        return answers_to(f"{self.text} {self.under}", words) or self.is_called(words)

    def is_called(self, words: str) -> bool:
        """Tell whether what is typed is, or begins, a name that it has elsewhere, with or without a row's number."""
        said = plain_word(words)
        return len(said) > 1 and any(plain_word(name).startswith(said) for name in self.also)

    def says(self, words: str) -> bool:
        """Tell whether every word typed stands there as it is written."""
        said = f"{self.text} {self.under}".lower()
        return all(word in said for word in words.lower().split())

    def line(self, *, alone: bool) -> str:
        """Return what the list shows: set in below what it stands under, or (where that isn't shown) naming it."""
        if alone:
            return f"{self.text}（{self.under}）" if self.under else self.text
        return "\u3000" * self.depth + self.text


def fitting(choices: Iterable[Choice], words: str) -> list[Choice]:
    """Return the choices that fit what is typed, those first that say it as it is written."""
    return sorted((choice for choice in choices if choice.fits(words)), key=lambda choice: not choice.says(words))


@dataclass(frozen=True, slots=True)
class NewChoice:
    """What can be added from within a list: its words, and what opens a form below the input.

    `begin` gets the input, what was typed there and a function to call with the key of what was saved.
    """

    label: str
    begin: Callable[[QWidget, str, Callable[[str], object]], object]


NEW = Choice("", "")
"""The line above a list from which one can be added."""


class ChoiceList(QFrame):
    """The list; it is a child of the window, takes no focus, and signals `chosen(Choice)` on a click."""

    chosen = Signal(object)

    def __init__(self, below: QWidget) -> None:
        super().__init__(below.window())
        self.setObjectName("hits")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below = below
        self._found: list[Choice] = []
        self._list = QListWidget()
        self._list.setProperty("role", "choices")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(scaled(_ICON), scaled(_ICON)))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _item: self._click())
        self._nothing = caption(_("没有符合的项"))
        self._nothing.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._list)
        inside.addWidget(self._nothing)
        self.hide()

    def offer(
        self, choices: Sequence[Choice], current: str | None = "", *, new: str = "", filtered: bool = False
    ) -> None:
        """Show these choices below the input; `new` is a line above them.

        The current one is marked, or the first; none at all where `current` is None: that is left to the person.
        """
        self._found = [NEW, *choices[:_MOST_ITEMS]] if new else list(choices[:_MOST_ITEMS])
        self._list.clear()
        if new:
            self._list.addItem(QListWidgetItem(icon("plus", COLOURS.accent), new))
        for choice in choices[:_MOST_ITEMS]:
            self._list.addItem(QListWidgetItem(choice.line(alone=filtered)))
        keys = [choice.key if choice is not NEW else None for choice in self._found]
        first = 1 if new and choices else 0
        row = keys.index(current) if current in keys else first
        self._list.setCurrentRow(row if current is not None else -1)
        self._list.setVisible(bool(self._found))
        self._nothing.setVisible(not self._found)
        many = len(self._found) > _MOST_ROWS
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._list.setVerticalScrollBarPolicy(policy)
        self._place()
        self.show()
        self.raise_()

    def move_mark(self, rows: int) -> None:
        """Mark another choice, so many rows further down."""
        row = self._list.currentRow() + rows
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        self._list.scrollToItem(self._list.currentItem(), QAbstractItemView.ScrollHint.EnsureVisible)

    def marked(self) -> Choice | None:
        """Return the marked choice, if the list is open and has any."""
        row = self._list.currentRow()
        return self._found[row] if self.isVisible() and 0 <= row < len(self._found) else None

    def _click(self) -> None:
        choice = self.marked()
        if choice:
            self.chosen.emit(choice)

    def _place(self) -> None:
        row = self._list.sizeHintForRow(0) if self._found else self._nothing.sizeHint().height()
        height = row * (min(len(self._found), _MOST_ROWS) or 1) + _FRAME
        window = self._below.window()
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + 2))
        if corner.y() + height > window.height():
            corner = self._below.mapTo(window, QPoint(0, -height - 2))
        self.setGeometry(corner.x(), max(corner.y(), 0), self._below.width(), height)
