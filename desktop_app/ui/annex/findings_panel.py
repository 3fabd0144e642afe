"""The findings of a year: 错误, 核实 and 提示 in plain words, with buttons to what they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.annex.finding import level_text
from desktop_app.ui.annex.level_filter import ALL, LevelFilter
from desktop_app.ui.findings.finding_card import FindingCard
from desktop_app.ui.findings.finding_levels import TONES
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.theme import caption, heading, icon_button, on_click, pill
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.file_shape import Level


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each level, such as 错误 1 · 核实 2."""
    counts = {level: sum(finding.level == level for finding in findings) for level in TONES}
    return " · ".join(f"{level_text(level)} {count}" for level, count in counts.items() if count)


class FindingsPanel(QWidget):
    """Lists the findings by level. Signals as those of a `FindingCard`, and `paper()` for the list to print."""

    asked = Signal(str)
    opened = Signal(object)
    listed = Signal(object)
    read = Signal(object)
    explained = Signal(object, str, object)
    paper = Signal()

    def __init__(self, edits: Callable[[str], bool] = lambda _kind: True) -> None:
        super().__init__()
        self._edits = edits
        self._findings: Sequence[Finding] = ()
        self._published = False
        self.filter = LevelFilter()
        self.filter.chosen.connect(self._list)
        self.print_button = on_click(icon_button("print", _("核对单：预览和打印")), self.paper.emit)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, 0)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.area, 1)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding], *, published: bool = False) -> None:
        """Show other findings, of a computed or of a published annex; who reads on stays at the same place."""
        self._findings, self._published = findings, published
        self._bar.setVisible(bool(findings))
        self.filter.count(findings)
        place = self.area.verticalScrollBar().value()
        self._list(self.filter.level)
        self.area.verticalScrollBar().setValue(place)

    def _list(self, wanted: str) -> None:
        """List the findings of a level, or all."""
        if not self._findings:
            self.area.setWidget(
                EmptyState("good", _("没有发现问题"), _("表内数字相符，与上年衔接一致。记录有变动时会重新检查。"))
            )
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for level in TONES:
            of_level = [finding for finding in self._findings if finding.level == level]
            for past in (False, True):
                found = [finding for finding in of_level if _is_past(finding) is past]
                if found and wanted in {ALL, level}:
                    self._add_level(column, level, found)
        column.addStretch(1)
        self.area.setWidget(inside)

    def _add_level(self, column: QVBoxLayout, level: Level, findings: Sequence[Finding]) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(heading(level_text(level), 3))
        head.addWidget(pill(str(len(findings)), TONES[level]))
        head.addStretch(1)
        column.addLayout(head)
        meaning = caption(_meaning(level, published=self._published, past=_is_past(findings[0])))
        meaning.setWordWrap(True)
        column.addWidget(meaning)
        for finding in findings:
            column.addWidget(self._card(finding))
        column.addSpacing(Space.MEDIUM)

    def _card(self, finding: Finding) -> FindingCard:
        card = FindingCard(finding, self._edits)
        card.asked.connect(self.asked)
        card.opened.connect(self.opened)
        card.listed.connect(self.listed)
        card.read.connect(self.read)
        card.explained.connect(self.explained)
        return card


def _is_past(finding: Finding) -> bool:
    """Tell whether an error has happened and can't be put right any more."""
    return finding.level == "error" and not finding.blocks


def _meaning(level: Level, *, published: bool, past: bool) -> str:
    if published and level == "error":
        return _("公布的数字相互矛盾；按原样保留，不作改动")
    if past:
        return _("已经发生、不能再改的，请写明说明；不影响上报")
    return {
        "error": _("数字、记录或文字有错，上报前必须改正"),
        "warn": _("可能有误，请核实；属实的写明说明"),
        "info": _("供参考，不影响上报"),
    }[level]
