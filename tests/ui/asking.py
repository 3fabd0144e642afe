"""Filling in the small form that comes up next, as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.kit.asking import Asking
from tests.ui.typed import type_in
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QDialog


def fill_in(texts: Mapping[str, str], *, refused: bool = False) -> list[str]:
    """Type into the form that comes up next and accept it; what it refuses is kept, and then it is given up."""
    kept: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, Asking)
        for name, text in texts.items():
            dialog.editors[name].clear()
            type_in(dialog.editors[name], text)
        dialog.accept_button.click()
        kept.append(dialog.error)
        assert bool(dialog.error) == refused, dialog.error
        dialog.reject()

    when_asked(fill, kind=Asking)
    return kept
