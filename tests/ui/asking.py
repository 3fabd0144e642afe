"""Filling in the small form that comes up next, as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.ui.kit.asking import Asking
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_PATIENCE = 300
"""How often to look for the form before giving up."""


def fill_in(texts: Mapping[str, str], *, refused: bool = False) -> list[str]:
    """Type into the form that comes up next and accept it; what it refuses is kept, and then it is given up."""
    kept: list[str] = []
    patience = [_PATIENCE]

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        patience[0] -= 1
        if not isinstance(dialog, Asking):
            if patience[0]:
                QTimer.singleShot(10, look)
            return
        try:
            for name, text in texts.items():
                dialog.editors[name].clear()
                type_in(dialog.editors[name], text)
            dialog.accept_button.click()
            kept.append(dialog.error)
            assert bool(dialog.error) == refused, dialog.error
        finally:
            dialog.reject()  # a form that stays open would hold the test for ever

    QTimer.singleShot(10, look)
    return kept
