"""What the checks found about one figure, each line with the mark of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from desktop_app.ui.findings.finding_levels import mark_of
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.finding import Finding

BESIDE_THE_MARK = 18 + 2 * Space.SMALL
"""Where the words of a line begin: behind its icon and two gaps."""


class Remarks(QWidget):
    """The lines; hidden where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for finding in findings:
            line = QWidget()
            line.setLayout(remark(finding)[0])
            self._lines.append(line)
            self._column.addWidget(line)
        self.setVisible(bool(findings))


def remark(finding: Finding) -> tuple[QLayout, QLabel]:
    """Return the layout of a finding's line, and the label in it that holds its words."""
    words = label(finding.text, "line")
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(mark_of(finding.level), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row, words
