"""Answering a dialog that waits: it is clicked as a person would, and what it said is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog


@dataclass
class Answer:
    """What the dialogs said, one after the other."""

    said: list[str] = field(default_factory=list)


def answer(*buttons: str, typing: str = "", look: Callable[[QWidget], None] = lambda _: None) -> Answer:
    """Click a button of each dialog that comes up next; look at it first, type into its line if there is a text."""
    kept = Answer()
    waiting = list(buttons)

    def reply(dialog: QDialog) -> None:
        look(dialog)
        kept.said.append(" ".join(part.text() for part in dialog.findChildren(QLabel) if part.text()))
        line = dialog.findChild(QLineEdit)
        if typing and line is not None:
            QTest.keyClicks(line, typing)
        wanted = waiting.pop(0)
        if waiting:
            when_asked(reply, after=dialog)
        click(dialog, wanted)

    when_asked(reply)
    return kept


def click(inside: QWidget, text: str) -> None:
    """Click the button with these words (or this name for a screen reader)."""
    QTest.mouseClick(button(inside, text), Qt.MouseButton.LeftButton)


def button(inside: QWidget, text: str) -> QPushButton:
    """Return the visible button with these words; raises LookupError where there is none."""
    QApplication.processEvents()  # what was just shown is laid out only now
    for found in inside.findChildren(QPushButton):
        if found.isVisible() and text in {found.text(), found.accessibleName()}:
            return found
    raise LookupError(text, [found.text() for found in inside.findChildren(QPushButton)])
