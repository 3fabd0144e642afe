"""Answering a dialog that waits: it is clicked as a person would, and what it said is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget


@dataclass
class Answer:
    """What the dialogs said, one after the other."""

    said: list[str] = field(default_factory=list)


def answer(*buttons: str, typing: str = "") -> Answer:
    """Click a button of each dialog that comes up next; type into its line first if there is something to type."""
    kept = Answer()
    waiting = list(buttons)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, look)
            return
        kept.said.append(" ".join(part.text() for part in dialog.findChildren(QLabel) if part.text()))
        line = dialog.findChild(QLineEdit)
        if typing and line is not None:
            QTest.keyClicks(line, typing)
        wanted = waiting.pop(0)
        if waiting:
            QTimer.singleShot(10, look)
        try:
            click(dialog, wanted)
        except LookupError:
            dialog.close()  # a test that waits for ever tells nobody why
            raise

    QTimer.singleShot(10, look)
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
