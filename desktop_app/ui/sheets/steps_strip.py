"""Where one is in the guided step: three words in a row, the present one marked; those gone through lead back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.theme import caption, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence


class StepsStrip(QWidget):
    """The steps by their names; signal `chosen(int)`."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        self.buttons: list[QPushButton] = []
        for place, name in enumerate(names):
            if place:
                row.addWidget(caption("›"))
            button = on_click(Button(f"{place + 1} {name}"), partial(self.chosen.emit, place))
            button.setProperty("role", "chip")
            self.buttons.append(button)
            row.addWidget(button)

    def show_step(self, now: int, reached: int) -> None:
        """Mark the present step; those up to `reached` can be gone to."""
        for place, button in enumerate(self.buttons):
            button.setEnabled(place <= reached)
            button.setProperty("on", place == now)
            button.style().unpolish(button)
            button.style().polish(button)
