"""One finding: its sentence, what to do about it, buttons to all it speaks of, and what was said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.annex.finding import level_text
from desktop_app.ui.findings.explanation_box import ExplanationBox
from desktop_app.ui.findings.finding_remark import BESIDE_THE_MARK, remark
from desktop_app.ui.kit.clickable import Clickable
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import body, link_button, on_click
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QPushButton

    from desktop_app.report.annex.finding import Finding, RecordTarget

_SINGLY = 3
_LONGEST_NAME = 14
_INSIDE_A_LINK = 7
"""How far the words of a link stand from its edge: padding and border of the style sheet."""


class FindingCard(QWidget):
    """A finding in the list; `edits` says of a kind whether the window has a form for its records.

    Signals: `asked(code)` for a figure, `opened(RecordTarget)`, `listed([RecordTarget])`, `read(Passage)`,
    `explained(finding, text, box)`.
    """

    asked = Signal(str)
    opened = Signal(object)
    listed = Signal(object)
    read = Signal(object)
    explained = Signal(object, str, object)

    def __init__(self, finding: Finding, edits: Callable[[str], bool]) -> None:
        super().__init__()
        self.finding = finding
        self._records = [record for record in finding.records if edits(record.kind)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.TINY)
        column.setSpacing(0)
        column.addWidget(self._sentence())
        below = QVBoxLayout()
        below.setContentsMargins(BESIDE_THE_MARK, 0, Space.SMALL, Space.TINY)
        below.setSpacing(Space.TINY)
        if finding.hint:
            below.addWidget(body(finding.hint))
        buttons = list(self._buttons())
        self.box = ExplanationBox(finding.explanation)
        self.box.saved.connect(lambda text: self.explained.emit(finding, text, self.box))
        column.addLayout(below)
        column.addLayout(_row((*buttons, self.box.button)))
        column.addWidget(self.box)

    def _sentence(self) -> QWidget:
        """Make the sentence: a button where it speaks of a figure, a record or a sentence, else plain words."""
        go = self._first()
        if go:
            return SentenceLine(self.finding, go)
        plain = QWidget()
        inside, _words = remark(self.finding)
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        plain.setLayout(inside)
        return plain

    def _first(self) -> Callable[[], object] | None:
        finding = self.finding
        if finding.cells:
            return lambda: self.asked.emit(finding.cells[0])
        if finding.passages:
            return lambda: self.read.emit(finding.passages[0])
        if len(self._records) == 1:
            return lambda: self.opened.emit(self._records[0])
        return (lambda: self.listed.emit(self._records)) if self._records else None

    def _buttons(self) -> Iterator[QPushButton]:
        """Make a button for each thing the finding speaks of; many records are listed together."""
        if len(self._records) <= _SINGLY:
            for record in self._records:
                words = _("打开“{name}”").format(name=_short(record.name))
                yield on_click(link_button(words), self._opening(record))
        else:
            words = _("列出 {count} 条记录").format(count=len(self._records))
            yield on_click(link_button(words), lambda: self.listed.emit(self._records))
        if self.finding.passages:
            yield on_click(link_button(_("看文字")), lambda: self.read.emit(self.finding.passages[0]))

    def _opening(self, record: RecordTarget) -> Callable[[], None]:
        return lambda: self.opened.emit(record)


def _row(buttons: Iterable[QWidget]) -> QVBoxLayout:
    """Put buttons in a line whose words stand under those above."""
    flow = Flow()
    for button in buttons:
        flow.addWidget(button)
    outer = QVBoxLayout()
    outer.setContentsMargins(BESIDE_THE_MARK - _INSIDE_A_LINK, 0, Space.SMALL, 0)
    outer.addLayout(flow)
    return outer


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


class SentenceLine(Clickable):
    """A finding's sentence as a button; as high as it needs at its width."""

    def __init__(self, finding: Finding, go: Callable[[], object]) -> None:
        inside, _words = remark(finding)
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        super().__init__("row", inside, told(finding), go)
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
