"""The findings of an annex: 错误, 核实 and 提示 in plain words; a click leads to the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.finding import level_text
from desktop_app.ui.annex.levels import TONES
from desktop_app.ui.annex.remarks import remark
from desktop_app.ui.clickable import Clickable
from desktop_app.ui.theme import caption, empty_state, heading, pill
from desktop_app.ui.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from desktop_app.report.finding import Finding
    from desktop_app.report.format_file import Level


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each level, such as 错误 1 · 核实 2."""
    counts = {level: sum(finding.level == level for finding in findings) for level in TONES}
    return " · ".join(f"{level_text(level)} {count}" for level, count in counts.items() if count)


class FindingsPanel(QScrollArea):
    """Lists the findings by level; signal `asked(code)` when one is clicked."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding], *, published: bool = False) -> None:
        """Show other findings, of a computed or of a published annex."""
        if not findings:
            self.setWidget(
                empty_state("good", _("没有发现问题"), _("表内数字相符，与上年衔接一致。记录有变动时会重新检查。"))
            )
            return
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for level in TONES:
            self._add_level(
                column, level, [finding for finding in findings if finding.level == level], published=published
            )
        column.addStretch(1)
        self.setWidget(inside)

    def _add_level(self, column: QVBoxLayout, level: Level, findings: Sequence[Finding], *, published: bool) -> None:
        if not findings:
            return
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(heading(level_text(level), 3))
        head.addWidget(pill(str(len(findings)), TONES[level]))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(caption(_meaning(level, published=published)))
        for finding in findings:
            column.addWidget(self._line(finding))
        column.addSpacing(Space.MEDIUM)

    def _line(self, finding: Finding) -> QWidget:
        """Make a finding's line: a button where it speaks of a cell, else plain words."""
        if finding.cells:
            return _Line(finding, lambda: self.asked.emit(finding.cells[0]))
        plain = QWidget()
        inside, _words = remark(finding)
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        plain.setLayout(inside)
        return plain


class _Line(Clickable):
    """A finding; as high as its sentence needs at its width."""

    def __init__(self, finding: Finding, ask: Callable[[], None]) -> None:
        inside, _words = remark(finding)
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        super().__init__("row", inside, told(finding), ask)
        self.setAutoDefault(True)  # so that Enter clicks it
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow to what the sentence needs at this width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit again: the sentence gets its own font only when it is first shown."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.layout()
        if inside:
            inside.invalidate()
            self.setFixedHeight(inside.totalHeightForWidth(self.width()))


def told(finding: Finding) -> str:
    """Return a finding as one line: how grave it is, and what it says."""
    return _("{level}：{text}").format(level=level_text(finding.level), text=finding.text)


def _meaning(level: Level, *, published: bool) -> str:
    if published and level == "error":
        return _("公布的数字相互矛盾；按原样保留，不作改动")
    return {
        "error": _("表内数字相互矛盾，上报前必须改正"),
        "warn": _("可能有误，请对照记录核实"),
        "info": _("供参考，不影响上报"),
    }[level]
