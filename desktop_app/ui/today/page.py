"""The page 今日."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QDate, QLocale

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.store.due import open_cases
from desktop_app.store.reading import reading
from desktop_app.store.undo import steps
from desktop_app.ui.page import Page
from desktop_app.ui.today.aside import HintPanel, RecentPanel
from desktop_app.ui.today.due_list import DueList
from desktop_app.ui.today.figures import YearFigures
from desktop_app.ui.today.hints import hints
from desktop_app.ui.today.month import MonthPanel
from desktop_app.ui.today.monthly import Filing, Subject, filings, year_figures
from desktop_app.ui.today.nil import declare_nil
from desktop_app.ui.two_columns import TwoColumns

if TYPE_CHECKING:
    from desktop_app.store.notices import Notice
    from desktop_app.ui.context import Context

_STEPS = 6
_LAST_MONTH = 12


class TodayPage(Page):
    """Today's date, what is due, what the month lacks, hints, and what was done last."""

    name: ClassVar[str] = "today"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)
    fills_height: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._year, self._month = 0, 0
        self._filings: list[Filing] = []

    def title(self) -> str:
        """Return today's date with its weekday."""
        today = self.context.today()
        return QLocale().toString(QDate(today.year, today.month, today.day), _("yyyy年M月d日 dddd"))

    def subtitle(self) -> str:
        """Greet, and say in one sentence how the month stands."""
        open_lines = sum(not filing.done for filing in self._filings)
        person = self.context.ledger.profile.person
        hello = _("{person}，您好。").format(person=person) if person else _("您好。")
        month = _("{year} 年 {month} 月").format(year=self._year, month=self._month)
        if open_lines:
            return hello + _("{month}还有 {count} 项没有填报。").format(month=month, count=open_lines)
        return hello + _("{month}各项都已填报。").format(month=month)

    def build(self) -> None:
        """Lay out the figures and, below, two columns of panels."""
        self._figures = YearFigures(self._go)
        self._due = DueList(self._open_application, lambda: self._go("applications"))
        self._month_panel = MonthPanel()
        self._hints = HintPanel(self._go)
        self._recent = RecentPanel()
        self.content.addWidget(self._figures)
        self.content.addWidget(TwoColumns((self._due, self._month_panel), (self._hints, self._recent)))
        self._month_panel.month_chosen.connect(self._choose_month)
        self._month_panel.nil_asked.connect(self._declare_nil)
        self._month_panel.page_asked.connect(self._go)
        self._month_panel.new_asked.connect(lambda kind: self.context.open_record(kind, None, None))

    def refresh(self, _notice: Notice | None) -> None:
        """Read everything again: it is a handful of counts."""
        ledger, year, today = self.context.ledger, self.context.year.value, self.context.today()
        if year != self._year:
            self._year, self._month = year, today.month if year == today.year else _LAST_MONTH
        with reading(ledger) as session:
            open_ones = open_cases(session, ledger.rules, today)
            self._figures.show_figures(year_figures(session, year), open_ones)
            self._due.show_due(open_ones)
            self._hints.show_hints(hints(session, year))
            self._recent.show_steps(list(islice(steps(session), _STEPS)), today)
        self._show_month()

    def _show_month(self) -> None:
        ledger, year = self.context.ledger, self.context.year.value
        with reading(ledger) as session:
            self._filings = filings(session, ledger.profile.unit_id, year, self._month)
        self._month_panel.show_month(year, self._month, self._filings, may_write=not ledger.read_only)

    def _choose_month(self, month: int) -> None:
        self._month = month
        self._show_month()
        self._say_subtitle()

    def _declare_nil(self, subject: Subject) -> None:
        period = dt.date(self.context.year.value, self._month, 1)
        try:
            notice = declare_nil(self.context.ledger, subject, period, self.context.today())
        except UserError as error:
            self.context.messages.error(error)
        else:
            self.context.messages.done(notice.label, notice)

    def _open_application(self, record_id: str) -> None:
        self.context.open_record("application", record_id, None)

    def _go(self, page: str) -> None:
        self.context.navigate(page, None)
