"""The page 今日."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.catalogue.latest_work import latest_work
from desktop_app.office.months.first_steps import first_steps
from desktop_app.office.months.month_entries import Filing, Subject, filings, subject_records, year_figures
from desktop_app.office.months.nil_contradictions import nil_contradictions
from desktop_app.office.records.overlooked import overlooked
from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.issuing import draft_letter
from desktop_app.report.letters.order import LetterOrder
from desktop_app.report.lists.due_board import due_board
from desktop_app.report.lists.due_list import due_list
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import do
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.paper.paper_stack import PaperStack
from desktop_app.ui.today.exchange_hints import exchange_hints
from desktop_app.ui.today.hints import Hint, hints
from desktop_app.ui.today.month_view import MonthView
from desktop_app.ui.today.nil_declaration import declare_nil
from desktop_app.ui.today.overview import Overview
from desktop_app.ui.today.turn_hint import turn_hints
from desktop_app.written_days import day_and_weekday_text, month_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

_STEPS = 6
_LAST_MONTH = 12


class TodayPage(Page):
    """Today's date, what is due, what the month lacks, late replies, hints, and what was done last."""

    name: ClassVar[str] = "today"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._year, self._month = 0, 0
        self._filings: list[Filing] = []
        self._against = 0
        self._looking = Latest(context.jobs, context.messages, aside=True)

    def title(self) -> str:
        """Return today's date with its weekday."""
        today = self.context.today()
        return day_and_weekday_text(today)

    def subtitle(self) -> str:
        """Greet, and say in one sentence how the month stands."""
        open_lines = sum(not filing.done for filing in self._filings)
        person = self.context.ledger.profile.person
        hello = _("{person}，您好。").format(person=person) if person else _("您好。")
        month = month_text(self._year, self._month)
        if self._against:
            text = _("{year} 年有 {count} 处零报告与台账有出入，请核对。")
            hello += text.format(year=self._year, count=self._against)
        if open_lines or self._against:
            return hello + _("{month}还有 {count} 项没有填报。").format(month=month, count=open_lines)
        return hello + _("{month}各项都已填报。").format(month=month)

    def primary_actions(self) -> list[QWidget]:
        """Return the buttons of the rules, the month view, and the list on paper."""
        rules = on_click(quiet_button(_("办理规则"), "rules"), lambda: self._go("rules"))
        self.turn = on_click(quiet_button(_("期限月历"), "calendar"), self.turn_over)
        print_list = on_click(quiet_button(_("打印待办清单"), "print"), self.print_list)
        print_list.setToolTip("Ctrl+P")
        self._actions: list[QPushButton] = [rules, self.turn, print_list]
        return [*self._actions]

    def build(self) -> None:
        """Lay out the overview, and the preview behind it."""
        self.overview = Overview(self._go, self.open_due, self._new, self._show_counted)
        self.overview.month.month_chosen.connect(self._choose_month)
        self.overview.month.nil_asked.connect(self._declare_nil)
        self.overview.month.records_asked.connect(lambda subject: self._show_counted(subject, self._month))
        self.overview.month.new_asked.connect(self._new)
        self.overview.due.slip_asked.connect(self.print_slip)
        self.month_view = MonthView(self.context.today())
        self.month_view.case_opened.connect(self.open_due)
        self.stack = PaperStack(self.context, self.overview, self.month_view)
        self.stack.turned.connect(self._show_actions)
        self.content.addWidget(self.stack)
        self._show_side(self.overview)

    def refresh(self, _notice: Notice | None) -> None:
        """Read everything again: it is a handful of counts and what is due."""
        ledger, year, today = self.context.ledger, self.context.year.value, self.context.today()
        if year != self._year:
            self._year, self._month = year, today.month if year == today.year else _LAST_MONTH
        self.overview.first.show_steps(() if ledger.read_only else read(ledger, first_steps, ledger.profile))
        self.board = due_board(ledger, year, today)
        self.overview.figures.show_figures(read(ledger, year_figures, year), self.board.cases)
        self._looking.run(
            _("正在查看要留意的…"), lambda: _all_hints(ledger, year, today), self.overview.hints.show_hints
        )
        self.overview.recent.show_steps(read(ledger, latest_work, _STEPS), today)
        self.overview.due.show_board(self.board)
        self.overview.late.show_board(self.board, year)
        self.month_view.show_board(self.board, ledger.rules.calendar)
        self._show_month()

    def turn_over(self) -> None:
        """Go to the month view, or back."""
        self._show_side(self.overview if self.stack.side is self.month_view else self.month_view)

    def prints(self) -> bool:
        """Tell that Ctrl+P does something here."""
        return True

    def print_page(self) -> None:
        """Preview the list of what is due; from there, print."""
        if self.stack.previewing:
            self.stack.print_out()
        else:
            self.print_list()

    def print_list(self) -> None:
        """Preview the list of what is due, of the unit that is chosen."""
        paper = self.board.paper(self.overview.due.unit)
        name = _("待办清单 {day}").format(day=self.board.day.isoformat())
        self.stack.show_list(due_list(paper), name)

    def print_slip(self, record_id: str) -> None:
        """Preview the reminder slip (督办单) of an application; only one that is issued from the case has a number."""
        order = LetterOrder(code="urging", day=self.context.today())
        try:
            draft = draft_letter(self.context.ledger, record_id, order)
        except UserError as error:
            self.context.messages.error(error)
        else:
            slip = letter_document(replace(draft, number=""))
            self.stack.show_document(slip, _("督办单 {day}").format(day=order.day.isoformat()))

    def open_due(self, record_id: str) -> None:
        """Show what is due: the page of an application, or the form of a review or lawsuit."""
        disputes = {dispute.record_id for dispute in self.board.disputes}
        self.context.open_record("dispute" if record_id in disputes else "application", record_id, None)

    def _show_side(self, side: QWidget) -> None:
        self.turn.setText(_("返回今日") if side is self.month_view else _("期限月历"))
        self.stack.show_side(side)

    def _show_actions(self, previewing: bool) -> None:  # noqa: FBT001 (a slot of a signal that carries a bool)
        for action in self._actions:
            action.setHidden(previewing)

    def _show_month(self) -> None:
        ledger, year = self.context.ledger, self.context.year.value
        self._filings = read(ledger, filings, ledger.profile.unit_id, year, self._month)
        self._against = len(read(ledger, nil_contradictions, year))
        self.overview.month.show_month(year, self._month, self._filings, may_write=not ledger.read_only)

    def _choose_month(self, month: int) -> None:
        self._month = month
        self._show_month()
        self._say_subtitle()

    def _declare_nil(self, subject: Subject) -> None:
        period, ledger, today = (
            dt.date(self.context.year.value, self._month, 1),
            self.context.ledger,
            self.context.today(),
        )
        label = _("{month} 月零报告：{words}").format(month=self._month, words=_(subject.label))
        do(self.context, label, lambda: declare_nil(ledger, subject, period, today))

    def _show_counted(self, subject: Subject | None, month: int | None = None) -> None:
        """List exactly the records that a figure counts: of the year, of a month of it, or (None) those that wait."""
        if subject is None:
            waiting = Selection("application", tuple(case.record_id for case in self.board.cases), _("待答复"))
            self._go(self.context.page_of(waiting.kind), waiting)
            return
        found = read(self.context.ledger, subject_records, subject, self._year, month)
        when = month_text(self._year, month) if month else _("{year} 年").format(year=self._year)
        title = _("{subject} · {when}").format(subject=_(subject.label), when=when)
        self._go(self.context.page_of(subject.kind), Selection(subject.kind, tuple(found), title))

    def _new(self, kind: str) -> None:
        self.context.open_record(kind, None, None)

    def _go(self, page: str, target: object | None = None) -> None:
        self.context.navigate(page, target)


def _all_hints(ledger: Ledger, year: int, today: dt.date) -> list[Hint]:
    """Return every hint there is; off the window's thread, for it looks at the whole year and at every unit."""
    waits, found = exchange_hints(ledger, year, today), read(ledger, overlooked, year, today)
    return [*turn_hints(ledger, year, today), *waits, *hints(found)]
