"""A panel: a small heading with an icon, and lines below that are replaced on every refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.theme import body, heading
from desktop_app.ui.kit.tokens import COLOURS, Space, Tone, ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

_ICON = 18


class Group(QGroupBox):
    """A part of a page that takes the keyboard as one: nothing to be seen, to a screen reader a group with a name."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing of its own."""


class Panel(QFrame):
    """A card with `head` (a row for small actions), lines, and `foot` (a column for what stays below them)."""

    def __init__(self, title: str, icon_name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        outer.setSpacing(Space.SMALL)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.SMALL)
        self.head.addWidget(mark(icon_name, COLOURS.text_faint))
        self.head.addWidget(heading(title, 3), 1)
        outer.addLayout(self.head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        outer.addLayout(self._lines)
        self.foot = QVBoxLayout()
        outer.addLayout(self.foot)

    def clear(self) -> None:
        """Take the lines away."""
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if gone:
                # It is deleted with the next turn of events only, and would be painted till then.
                gone.hide()
                gone.deleteLater()

    def add(self, line: QWidget) -> None:
        """Put a line below the others."""
        self._lines.addWidget(line)

    def say_nothing(self, icon_name: str, text: str) -> None:
        """Say in one soft line that there is nothing to list."""
        colour = ink(Tone.GOOD)[0] if icon_name == "good" else COLOURS.text_faint
        self.add(line_of((mark(icon_name, colour),), body(text)))


def mark(icon_name: str, colour: str) -> QLabel:
    """Make a small icon that stands in a line."""
    shown = plain_label()
    shown.setPixmap(picture(icon_name, colour, _ICON))
    return shown


def line_of(before: Iterable[QWidget], main: QWidget, after: Iterable[QWidget] = ()) -> QWidget:
    """Make a line of widgets; the main one takes the room that is left."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
    row.setSpacing(Space.SMALL)
    for part in before:
        row.addWidget(part)
    row.addWidget(main, 1)
    for part in after:
        row.addWidget(part)
    return whole
