"""One line of the turn: how it stands, what it says, and the buttons that lead to where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.ui.kit.theme import body, heading, on_click, pill, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.model.year_turn import Mark, TurnLine

_TONES: dict[Mark, Tone] = {"done": Tone.GOOD, "open": Tone.WARNING, "later": Tone.NEUTRAL, "heed": Tone.ACCENT}
_MARK_WIDTH = 84
_TITLE_WIDTH = 76


class LineCard(QFrame):
    """A card with the line; `ways` are the words of its buttons and what they do, the first one the likeliest."""

    def __init__(self, line: TurnLine, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.line = line
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        mark = pill(line.word, _TONES[line.mark])
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedWidth(scaled(_MARK_WIDTH))
        title = heading(line.title, 3)
        title.setMinimumWidth(scaled(_TITLE_WIDTH))
        row.addWidget(mark)
        row.addWidget(title)
        said = QVBoxLayout()
        said.setSpacing(Space.TINY)
        for sentence in line.said:
            said.addWidget(body(sentence))
        row.addLayout(said, 1)
        self.buttons = [
            on_click((primary_button if line.mark == "open" and first else quiet_button)(words), act)
            for first, (words, act) in zip((True, *[False] * len(ways)), ways, strict=False)
        ]
        for button in self.buttons:
            row.addWidget(button)
