"""The explanation of a due day: one line for each event and each run of days, those left out told apart by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.theme import label, separator
from desktop_app.ui.kit.tokens import Space, colour_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.law.explanation import ExplanationLine

_COUNTED = frozenset({"counted", "make_up"})
_ICONS = {
    "start": ("import", "accent"),
    "term": ("clock", "text_faint"),
    "extension": ("plus", "warning"),
    "restart": ("refresh", "accent"),
    "waiting": ("minus", "warning"),
    "pause": ("minus", "warning"),
    "delay": ("clock", "warning"),
    "late": ("bad", "bad"),
    "second": ("bad", "bad"),
    "unfounded": ("bad", "bad"),
    "late_notice": ("bad", "bad"),
    "spent": ("minus", "warning"),
    "otherwise": ("info", "accent"),
    "since": ("refresh", "accent"),
    "counted": ("check", "good"),
    "make_up": ("check", "good"),
    "holiday": ("minus", "text_faint"),
    "weekend": ("minus", "outline"),
    "open": ("clock", "warning"),
    "delayed": ("clock", "warning"),
    "end": ("calendar", "accent"),
    "provisional": ("warning", "warning"),
}
_PAUSED = ("minus", "warning")


class ExplanationList(QFrame):
    """The lines of an explanation, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("答复期限怎么算的"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.SMALL, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._shown: Sequence[ExplanationLine] = ()
        self._lines = QFrame()
        self._column.addWidget(separator())
        self._column.addWidget(self._lines)

    def show_lines(self, lines: Sequence[ExplanationLine]) -> None:
        """Show an explanation in place of the one before."""
        if lines == self._shown:
            return
        self._shown = lines
        self._column.removeWidget(self._lines)
        self._lines.deleteLater()
        self._lines = _two_columns(lines)
        self._column.addWidget(self._lines)

    def texts(self) -> list[str]:
        """Return what the lines say."""
        return [line.text for line in self._shown]


def _two_columns(lines: Sequence[ExplanationLine]) -> QFrame:
    """Put what happened at the left and the days counted one by one at the right."""
    whole = QFrame()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.WIDE)
    row.addLayout(_grid([line for line in lines if not line.days]), 3)
    row.addLayout(_grid([line for line in lines if line.days]), 2)
    return whole


def _grid(lines: Sequence[ExplanationLine]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.SMALL)
    grid.setVerticalSpacing(Space.TINY)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(lines), 1)
    for row, line in enumerate(lines):
        grid.addWidget(_mark(line.kind), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_text(line), row, 1)
    return grid


def _mark(kind: str) -> QLabel:
    name, token = _ICONS.get(kind, _PAUSED)
    return mark(name, colour_of(token))


def _text(line: ExplanationLine) -> QLabel:
    text = label(line.text, "line" if line.kind in _COUNTED or not line.days else "caption")
    text.setWordWrap(True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text
