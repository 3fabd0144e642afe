"""The page 办理规则: the calendar, local days, and the office's answers to the law's open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting
from desktop_app.model.law.rule_settings import questions, setting_problem
from desktop_app.office.records.record_values import record_values
from desktop_app.report.lists.moved_due_days import moved_list
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.store.log.reading import read
from desktop_app.ui.context.page import Page
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.paper_stack import PaperStack
from desktop_app.ui.rules.local_days_tab import LocalDaysTab
from desktop_app.ui.rules.moved_due_days_panel import MovedDueDaysPanel
from desktop_app.ui.rules.numbers_tab import NumbersTab
from desktop_app.ui.rules.rule_actions import RuleActions
from desktop_app.ui.rules.settings_tab import SettingsTab
from desktop_app.ui.rules.years_tab import YearsTab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice

_KINDS = (CalendarYear.kind, LocalDay.kind, RuleSetting.kind)


class RulesPage(Page):
    """The rules of this data file; after each change a panel lists the open cases whose due day moved."""

    name: ClassVar[str] = "rules"
    kinds: ClassVar[frozenset[str]] = frozenset(_KINDS)
    edits: ClassVar[frozenset[str]] = frozenset(_KINDS)

    def title(self) -> str:
        """Return the title."""
        return _("办理规则")

    def subtitle(self) -> str:
        """Say what the rules are for."""
        return _("答复期限按这里的工作日和设置计算")

    def build(self) -> None:
        """Make the tabs, the panel of what moved, and the preview behind them."""
        self.moved = MovedDueDaysPanel()
        self.moved.opened.connect(lambda record: self.context.open_record("application", record, None))
        self.moved.paper_asked.connect(self.print_page)
        actions = RuleActions(self.context, self.moved)
        self.years, self.local_days, self.numbers = YearsTab(actions), LocalDaysTab(actions), NumbersTab(actions)
        self.settings = SettingsTab(
            *(actions, questions()),
            _("法律法规没有写明、各地做法不一的问题，由本机关选定。选定后立即生效，可以撤销。"),
            setting_problem,
        )
        self.bar = TabBar()
        self._tabs = QStackedWidget()
        for name, tab in (
            (_("节假日安排"), self.years),
            (_("本地特殊日"), self.local_days),
            (_("设置"), self.settings),
            (_("文号"), self.numbers),
        ):
            self.bar.addTab(name)
            self._tabs.addWidget(tab)
        self.bar.currentChanged.connect(self._tabs.setCurrentIndex)
        self.stack = PaperStack(self.context, self._side())
        self.content.addWidget(self.stack)

    def refresh(self, notice: Notice | None) -> None:
        """Read the rules again; what moved is no longer news once something else changed the rules (an undo, say)."""
        if notice and self.moved.change and notice.operation != self.moved.change.notice.operation:
            self.moved.hide()
        for tab in (self.years, self.local_days, self.settings, self.numbers):
            tab.refresh()

    def arrive(self, target: object) -> None:
        """Show the days off of a year, the numbers (`"numbers"`), or a place for its notice (`("notice", year)`)."""
        if isinstance(target, int):
            self.bar.setCurrentIndex(self._tabs.indexOf(self.years))
            self.years.choose(target)
        elif isinstance(target, tuple):
            self.bar.setCurrentIndex(self._tabs.indexOf(self.years))
            self.years.choose(target[1])
            self.years.open_notice()
        elif target == "settings":
            self.bar.setCurrentIndex(self._tabs.indexOf(self.settings))
        elif target == "numbers":
            self.bar.setCurrentIndex(self._tabs.indexOf(self.numbers))

    def open_record(self, kind: str, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        """Show the tab of a kind, and there the record."""
        self.bar.setCurrentIndex(_KINDS.index(kind))
        if kind == LocalDay.kind:
            self.local_days.open_form(record_id)
        elif kind == CalendarYear.kind:
            self._open_year(record_id, defaults)

    def prints(self) -> bool:
        """Tell whether there is something to print."""
        return not self.moved.isHidden() and bool(self.moved.change and self.moved.change.moved)

    def print_page(self) -> None:
        """Preview the list of what moved; from there, print."""
        if self.stack.previewing:
            self.stack.print_out()
        elif self.moved.change:
            today, ledger, change = self.context.today(), self.context.ledger, self.moved.change
            organisation = read(ledger, head_and_foot_of, ledger.profile, None, today).organisation
            listing = moved_list(change.moved, change.notice.label, organisation, today)
            self.stack.show_list(listing, _("答复期限变动清单 {day}").format(day=today.isoformat()))

    def _open_year(self, record_id: str | None, defaults: Mapping[str, Value] | None) -> None:
        year = (defaults or {}).get("year")
        if record_id:
            year = read(self.context.ledger, record_values, CalendarYear, record_id).get("year")
        if isinstance(year, int):
            self.years.choose(year)
        self.years.open_form()

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.moved)
        column.addWidget(self.bar)
        column.addWidget(self._tabs, 1)
        return side
