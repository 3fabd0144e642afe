"""The panel beside the sheet: one figure, how it is made, and the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.annex.findings_panel import TONES
from desktop_app.ui.annex.records_list import RecordsList
from desktop_app.ui.clickable import Clickable
from desktop_app.ui.clipped import Clipped
from desktop_app.ui.theme import body, caption, label, pill, separator
from desktop_app.ui.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.report.check import Finding
    from desktop_app.ui.annex.drilled import Drilled, TermLine

_TERMS_HEIGHT = 190
_SIGN_WIDTH = 14


class DrillPanel(QWidget):
    """Shows a figure. Signals: `asked(code)` for another figure, `chosen(kind, record_id)`, `left()` on Escape."""

    asked = Signal(str)
    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.name = label("", "heading3")
        self.name.setWordWrap(True)
        self.figure = label("", "figure")
        self.figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.unit = caption("")
        self.how = body("")
        self.note = body("")
        self.remarks = _Remarks()
        self.terms = _Terms()
        self.terms.asked.connect(self.asked)
        self.records = RecordsList(ledger)
        self.records.chosen.connect(self.chosen)
        self.records.left.connect(self.left)
        self.total = caption("")
        self._rule = separator()
        self._lay_out()

    def show_figure(self, drilled: Drilled, findings: Sequence[Finding] = ()) -> None:
        """Show a figure, what is behind it, and what was found about it."""
        self.remarks.show_findings(findings)
        self.name.setText(drilled.label)
        self.figure.setText(drilled.text)
        self.unit.setText(drilled.unit)
        _say(self.how, "\n".join((drilled.sentence, *(f"· {condition}" for condition in drilled.conditions))))
        _say(self.note, drilled.note)
        self.terms.show_terms(drilled.terms)
        self.records.records.show(drilled.behind)
        self.records.setVisible(bool(drilled.behind))
        self._rule.setVisible(bool(drilled.behind))
        _say(self.total, drilled.total)

    def take_focus(self) -> None:
        """Go to the records, or to the first cell of a formula without records."""
        if self.records.records.rowCount():
            self.records.take_focus()
        else:
            self.terms.take_focus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.TINY)
        line.addWidget(self.figure)
        line.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.name)
        column.addLayout(line)
        for part in (self.remarks, self.how, self.terms, self.note, self._rule):
            column.addWidget(part)
        column.addWidget(self.records, 1)
        column.addWidget(self.total)
        column.addStretch(0)


class _Terms(QScrollArea):
    """The cells of a formula, one clickable line each; signal `asked(code)`."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_terms(self, terms: tuple[TermLine, ...]) -> None:
        """Show these cells; hide where there are none."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(0)
        for term in terms:
            column.addWidget(self._line(term))
        self.setWidget(inside)
        self.setFixedHeight(min(inside.sizeHint().height(), _TERMS_HEIGHT))
        self.setVisible(bool(terms))

    def take_focus(self) -> None:
        """Go to the first cell."""
        first = self.widget().findChild(Clickable) if self.widget() else None
        if isinstance(first, Clickable):
            first.setFocus()

    def _line(self, term: TermLine) -> Clickable:
        row = QHBoxLayout()
        row.setContentsMargins(Space.TINY, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.SMALL)
        sign = QLabel(term.sign)
        sign.setFixedWidth(_SIGN_WIDTH)
        row.addWidget(sign)
        row.addWidget(Clipped(term.label), 1)
        row.addWidget(QLabel(term.text))
        name = _("{sign} {label}：{text}").format(sign=term.sign, label=term.label, text=term.text)
        return Clickable("row", row, name, lambda: self.asked.emit(term.code))


class _Remarks(QWidget):
    """What the checks found about the figure, each in the colour of its level."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; hide where there are none."""
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        for finding in findings:
            words = pill(finding.text, TONES[finding.level])
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(words)
        self.setVisible(bool(findings))


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
