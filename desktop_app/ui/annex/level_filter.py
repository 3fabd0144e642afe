"""Which findings are listed: all, or those of one level; each choice bears how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.report.annex.finding import LEVELS, level_text
from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.finding import Finding

ALL = ""


class LevelFilter(QWidget):
    """A row of small buttons, one of them pressed; signal `chosen(level)`, "" for all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.level = ALL
        self.buttons: dict[str, QPushButton] = {}
        flow = Flow()
        for level in (ALL, *LEVELS):
            button = Button()
            button.setProperty("role", "chip")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, level=level: self.choose(level))
            self.buttons[level] = button
            flow.addWidget(button)
        self.setLayout(flow)

    def count(self, findings: Sequence[Finding]) -> None:
        """Say how many findings there are of each level; one without any is left out, also as the choice."""
        counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
        self.buttons[ALL].setText(_("全部 {count}").format(count=len(findings)))
        for level, count in counts.items():
            self.buttons[level].setText(f"{level_text(level)} {count}")
            self.buttons[level].setVisible(bool(count))
        if self.level and not counts.get(self.level):  # type: ignore[call-overload] # a level, or "" for all
            self.level = ALL
        self._mark()

    def choose(self, level: str) -> None:
        """List the findings of a level, or all."""
        self.level = level
        self._mark()
        self.chosen.emit(level)

    def _mark(self) -> None:
        for level, button in self.buttons.items():
            button.setProperty("on", level == self.level)
            button.style().unpolish(button)
            button.style().polish(button)
