"""The findings on the section that is open; a click goes to the words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.annex.finding import gravest_first
from desktop_app.ui.findings.finding_card import SentenceLine
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.finding import Finding


class FindingLines(QScrollArea):
    """One line for each finding; signal `asked(finding)` when one is clicked."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("检查"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings: tuple[Finding, ...] = ()
        self._show()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; the same ones leave the list where it is."""
        ordered = gravest_first(findings)
        if ordered != self.findings:
            self.findings = ordered
            self._show()

    def _show(self) -> None:
        if not self.findings:
            text = _("没有错误的年份、外地地名和对不上的数。文字改动后会重新检查。")
            self.setWidget(EmptyState("good", _("没有发现问题"), text))
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.SMALL, Space.MEDIUM, 0, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for finding in self.findings:
            column.addWidget(SentenceLine(finding, partial(self.asked.emit, finding)))
        column.addStretch(1)
        self.setWidget(inside)
