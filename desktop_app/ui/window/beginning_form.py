"""A form at the start page from which a data file begins: where it is kept, and its two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.window.place_and_password import PlaceAndPassword

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLayout


class BeginningForm(QWidget):
    """Signals: `wanted(NewFile)` when everything is filled in, `given_up()`."""

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, words: str, folder: Path | None = None) -> None:
        super().__init__()
        self.keeping = PlaceAndPassword(folder)
        self.make = on_click(primary_button(words), self.submit)

    def submit(self) -> None:
        """Check what was typed and ask for the file, or say beside each field what is missing."""
        raise NotImplementedError

    def buttons(self) -> QLayout:
        """Return the row of the button that makes the file, and the one that goes back."""
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.make)
        row.addWidget(on_click(quiet_button(_("返回")), self.given_up.emit))
        row.addStretch(1)
        return row
