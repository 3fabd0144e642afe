"""What stands beside the editor: last year's section, what the scan found, and the list of problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.narrative.scan_rules import scan_rules
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.theme import caption, pill, set_tone
from desktop_app.ui.kit.tokens import Space, Tone, scaled
from desktop_app.ui.report.finding_lines import FindingLines
from desktop_app.ui.report.problem_lines import ProblemLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.narrative.report_view import ReportView, SectionView

_LEAST_WIDTH = 260
_LEAST_HEIGHT = 130


class Side(QTabWidget):
    """The three tabs; the finding and the problem lists have signals of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setDocumentMode(True)
        self.setMinimumSize(scaled(_LEAST_WIDTH), scaled(_LEAST_HEIGHT))
        self.last = LastYear()
        self.findings = FindingLines()
        self.problems = ProblemLines()
        self.addTab(self.last, _("上年"))
        self.addTab(self.findings, _("检查"))
        self.addTab(self.problems, _("问题清单"))

    def show_section(self, section: SectionView, year: int) -> None:
        """Show last year's text of another section and what it is about."""
        self.last.show_section(section, year)

    def show_problems(self, view: ReportView) -> None:
        """Show the year's problems."""
        self.problems.show_problems(view.problems, view.left_open)
        self._count(self.problems, _("问题清单"), len(view.problems))

    def show_findings(self, findings: Sequence[Finding], alike: int) -> None:
        """Show what the text as it stands is suspected of."""
        self.findings.show_findings(findings)
        self.last.show_likeness(alike)
        self._count(self.findings, _("检查"), len(findings))

    def _count(self, tab: QWidget, name: str, count: int) -> None:
        text = _("{name}（{count}）").format(name=name, count=count) if count else name
        self.setTabText(self.indexOf(tab), text)


class LastYear(QWidget):
    """Last year's section, to read and to copy from, and how much of it stands in this year's."""

    def __init__(self) -> None:
        super().__init__()
        self._alike = pill("")
        self._year = caption("")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("上年的文字"))
        self._nothing = EmptyState("document", _("上年没有这一部分"), _("上年的年报写在同一个台账里，就会显示在这里。"))
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._year, 1)
        head.addWidget(self._alike, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self._nothing, 1)

    def show_section(self, section: SectionView, year: int) -> None:
        """Show last year's text."""
        self.text.setPlainText(section.last)
        self._year.setText(_("{year} 年度的这一部分").format(year=year - 1))
        for part in (self.text, self._year):
            part.setVisible(bool(section.last))
        self._nothing.setVisible(not section.last)

    def show_likeness(self, percent: int) -> None:
        """Show how alike the two years are."""
        self._alike.setVisible(bool(self.text.toPlainText()))
        self._alike.setText(_("相似度 {percent}%").format(percent=percent))
        set_tone(self._alike, Tone.WARNING if percent >= scan_rules().similar else Tone.NEUTRAL)
