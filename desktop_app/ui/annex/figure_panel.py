"""The right side of the page: one figure with its records on one tab, the findings on the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.drilling.figure import drill, label_of
from desktop_app.report.lists.records_behind import records_behind_list
from desktop_app.store.log.reading import read
from desktop_app.ui.annex.drill_panel import DrillPanel
from desktop_app.ui.annex.finding_actions import FindingActions
from desktop_app.ui.annex.findings_panel import FindingsPanel, tally
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.findings.finding_card import told
from desktop_app.ui.findings.finding_levels import CellMark, cell_marks
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import scaled
from desktop_app.ui.paper.list_saving import save_list

if TYPE_CHECKING:
    from desktop_app.report.annex.drilling.drilled import Drilled
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.checked_annex import CheckedAnnex
    from desktop_app.ui.context.context import Context

_LEAST_WIDTH = 300
_SETTLING = 60
"""Milliseconds that a figure must stay current before its records are looked up."""


class FigurePanel(QTabWidget):
    """Follows the sheet's current figure.

    Signals: `asked(code)` for another figure, `left()` to go back there, `paper()` for the list of findings.
    """

    asked = Signal(str)
    left = Signal()
    paper = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: CheckedAnnex | None = None
        self._wanted = ""
        self._focus_wanted = False
        self._looking_up = Latest(context.jobs, context.messages)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._look_up)
        self.shown: Drilled | None = None
        self.marks: dict[str, CellMark] = {}
        self.drill = DrillPanel(context.ledger)
        self.drill.asked.connect(self.asked)
        self.drill.left.connect(self.left)
        self.drill.chosen.connect(self._open_record)
        self.drill.saving.connect(self._save_records)
        self.drill.listing.connect(self._list_records)
        self.findings = FindingsPanel(lambda kind: bool(context.page_of(kind)))
        self.findings.asked.connect(self._ask_for)
        self.findings.paper.connect(self.paper)
        self._finding_actions = FindingActions(context, self.findings)
        self.setDocumentMode(True)
        self.setMinimumWidth(scaled(_LEAST_WIDTH))
        self.addTab(self.drill, _("数字来源"))
        self.addTab(self.findings, _("检查"))

    def show_annex(self, view: CheckedAnnex) -> None:
        """Take another annex: its findings are shown at once, its figures when they become current."""
        self._view = view
        self.shown = None
        self.marks = cell_marks(view.findings)
        self._finding_actions.year = view.annex.year
        self.findings.show_findings(view.findings, published=view.annex.source == "filed")
        count = len(view.findings)
        name = _("检查（{count}）").format(count=count) if count else _("检查")
        self.setTabText(self.indexOf(self.findings), name)
        self.setTabToolTip(self.indexOf(self.findings), tip(tally(view.findings)))

    def show_findings_tab(self) -> None:
        """Bring the findings to the front."""
        self.setCurrentWidget(self.findings)

    def follow(self, code: str) -> None:
        """Show what is behind a figure, once it has stayed current for a moment."""
        self._wanted, self._focus_wanted = code, False
        self._settling.start()

    def open(self, code: str) -> None:
        """Show what is behind a figure and go to its records."""
        self.setCurrentWidget(self.drill)
        self._wanted, self._focus_wanted = code, True
        if self.shown and self.shown.code == code:
            self._take_focus()
        else:
            self._look_up()

    def describe(self, code: str) -> str:
        """Return what a tool tip or a screen reader says about a figure: its name, its value, its findings."""
        if self._view is None or code not in self._view.annex.cells:
            return ""
        definition, figure = self._view.annex.format.cells[code], self._view.annex.cells[code]
        line = _("{label}：{text} {unit}").format(
            label=label_of(definition), text=figure.text or _("空白"), unit=definition.unit
        )
        return "\n".join([line.strip(), *(told(finding) for finding in self._findings_on(code))])

    def _look_up(self) -> None:
        self._settling.stop()
        if self._view is None or not self._wanted:
            return
        annex, code, ledger = self._view.annex, self._wanted, self._context.ledger
        self._looking_up.run(_("查找记录"), lambda: read(ledger, drill, annex, code), self._show)

    def _show(self, drilled: Drilled) -> None:
        self.shown = drilled
        listable = self._selection(drilled) is not None
        self.drill.show_figure(drilled, self._findings_on(drilled.code), listable=listable)
        if self._focus_wanted:
            self._take_focus()

    def _take_focus(self) -> None:
        self._focus_wanted = False
        self.drill.take_focus()

    def _save_records(self) -> None:
        """Ask where to, and save the list of the records behind the figure that is shown."""
        drilled, ledger, day = self.shown, self._context.ledger, self._context.today()
        if drilled is not None:
            make = partial(records_behind_list, ledger, drilled, day)
            save_list(self._context, self, drilled.label, lambda _progress: make())

    def _selection(self, drilled: Drilled) -> Selection | None:
        """Return exactly the records behind a figure, where they are of one kind that has a page."""
        kinds = {each.kind for each in drilled.behind}
        kind = next(iter(kinds), "")
        if len(kinds) != 1 or not self._context.page_of(kind):
            return None
        ids = tuple(dict.fromkeys(each.record_id for each in drilled.behind))
        return Selection(kind, ids, _("附表：{label}").format(label=drilled.label))

    def _list_records(self) -> None:
        """Show the records behind the figure in their list; the way back leads here."""
        chosen = self._selection(self.shown) if self.shown else None
        if chosen:
            self._context.navigate(self._context.page_of(chosen.kind), chosen)

    def _findings_on(self, code: str) -> list[Finding]:
        return [finding for finding in self._view.findings if code in finding.cells] if self._view else []

    def _ask_for(self, code: str) -> None:
        self.setCurrentWidget(self.drill)
        self.asked.emit(code)

    def _open_record(self, kind: str, record_id: str) -> None:
        if kind == FiledAnnex.kind:
            self._context.messages.info(_("这是已公布附表中的数字，在“附表与年报”里选那一年即可查看。"))
        elif not self._context.page_of(kind):
            self._context.messages.info(_("这条记录在这里不能打开。"))
        else:
            self._context.open_record(kind, record_id, None)
