"""Waiting for a dialog: it is acted on when it is there, never after a guessed time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 5
"""How often to look for the dialog, in milliseconds."""

_clocks: list[QTimer] = []


def when_asked(act: Callable[[QDialog], None], *, kind: type[QDialog] = QDialog, after: QDialog | None = None) -> None:
    """Act on the dialog (of a kind, other than `after`) that comes up next, once it is shown and has the keyboard.

    A dialog is closed if acting on it fails, for it would hold the test for ever.
    """
    clock = QTimer(interval=_EVERY)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or dialog is after or not (dialog.isVisible() and dialog.isActiveWindow()):
            return
        forget(clock)
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    clock.timeout.connect(look)
    clock.start()
    _clocks.append(clock)


def forget(clock: QTimer) -> None:
    """Stop looking for a dialog."""
    clock.stop()
    _clocks.remove(clock)


def still_waiting() -> int:
    """Return how many dialogs were waited for and never came, and wait for them no longer."""
    left = list(_clocks)
    for clock in left:
        forget(clock)
    return len(left)
