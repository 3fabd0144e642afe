"""The panel beside the sheet: one figure, how it is made, and the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.annex.formula_terms import FormulaTerms
from desktop_app.ui.annex.records_list import RecordsList
from desktop_app.ui.findings.finding_remark import Remarks
from desktop_app.ui.kit.theme import body, caption, icon_button, label, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.drilling.drilled import Drilled
    from desktop_app.report.annex.finding import Finding

_WIDE_ENOUGH = 560
_LEAST_LIST = 64
_LEAST_FACTS = 96


class DrillPanel(QWidget):
    """Shows a figure.

    Signals: `asked(code)` for another figure, `chosen(kind, record_id)`, `left()` on Escape, `saving()` its records,
    `listing()` them on their page.
    """

    asked = Signal(str)
    chosen = Signal(str, str)
    left = Signal()
    saving = Signal()
    listing = Signal()

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.facts = _Facts()
        self.facts.terms.asked.connect(self.asked)
        self.records = RecordsList(ledger)
        self.records.setMinimumHeight(scaled(_LEAST_LIST))
        self.records.chosen.connect(self.chosen)
        self.records.left.connect(self.left)
        self.total = caption("")
        self.save = on_click(icon_button("export", _("导出这些记录…")), self.saving.emit)
        self.as_list = on_click(link_button(_("在列表中打开"), "table"), self.listing.emit)
        self._area = _FactsArea(self.facts)
        self._behind = QWidget()
        self._lay_out()

    def show_figure(self, drilled: Drilled, findings: Sequence[Finding] = (), *, listable: bool = False) -> None:
        """Show a figure, what was found about it, how it is made and what is behind it, which may be `listable`."""
        self.facts.show_figure(drilled, findings)
        self.records.records.show(drilled.behind)
        self.records.setVisible(bool(drilled.behind))
        self.save.setVisible(bool(drilled.behind))
        self.as_list.setVisible(listable)
        self.total.setText(drilled.total)
        self._area.updateGeometry()

    def take_focus(self) -> None:
        """Go to the records, or to the first cell of a formula without records."""
        if self.records.records.rowCount():
            self.records.take_focus()
        else:
            self.facts.terms.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the records beside the facts where there is room, else below them."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE_ENOUGH
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._parts.setStretch(0, 1 if wide else 0)
        height = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        self._area.setSizePolicy(QSizePolicy.Policy.Preferred, height)

    def _lay_out(self) -> None:
        below = QVBoxLayout(self._behind)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(Space.SMALL)
        below.addWidget(self.records, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        foot.addWidget(self.as_list)
        foot.addWidget(self.save)
        below.addLayout(foot)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(Space.LARGE, Space.MEDIUM, 0, 0)
        self._parts.setSpacing(Space.SMALL)
        self._parts.addWidget(self._area)
        self._parts.addWidget(self._behind, 1)


class _Facts(QWidget):
    """What the figure is called, what stands in the cell, and how it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.name = label("", "heading3")
        self.name.setWordWrap(True)
        self.figure = label("", "figure")
        self.figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.unit = caption("")
        self.remarks = Remarks()
        self.how = body("")
        self.terms = FormulaTerms()
        self.note = body("")
        line = QHBoxLayout()
        line.setSpacing(Space.TINY)
        line.addWidget(self.figure)
        line.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.name)
        column.addLayout(line)
        for part in (self.remarks, self.how, self.terms, self.note):
            column.addWidget(part)
        column.addStretch(1)

    def show_figure(self, drilled: Drilled, findings: Sequence[Finding]) -> None:
        """Show another figure."""
        self.name.setText(drilled.label)
        self.figure.setText(drilled.text)
        self.unit.setText(drilled.unit)
        self.remarks.show_findings(findings)
        _say(self.how, "\n".join((drilled.sentence, *(f"· {condition}" for condition in drilled.conditions))))
        self.terms.show_terms(drilled.terms)
        _say(self.note, drilled.note)


class _FactsArea(QScrollArea):
    """As high as the facts need, less where the records need the room: then they scroll."""

    def __init__(self, facts: QWidget) -> None:
        super().__init__()
        self.setWidget(facts)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Ask for the height of the facts at the width there is."""
        inside = self.widget().layout()
        height = inside.totalHeightForWidth(self.viewport().width()) if inside else 0
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Be content with little."""
        return QSize(super().minimumSizeHint().width(), min(_LEAST_FACTS, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew when the width changed, since lines then break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
