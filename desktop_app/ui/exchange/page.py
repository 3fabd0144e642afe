"""The page 上报汇总: the office's board, the unit's months, returned records, differences, files and PCs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.paths import user_documents
from desktop_app.report.lists.chase_list import chase_list
from desktop_app.report.lists.code_sheet import code_document
from desktop_app.ui.context.context import DroppedFiles, Tab
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.exchange.board_tab import BoardTab
from desktop_app.ui.exchange.differences_tab import DifferencesTab
from desktop_app.ui.exchange.file_log_tab import FileLogTab
from desktop_app.ui.exchange.files_tab import FilesTab
from desktop_app.ui.exchange.handing_down import HandedDown, hand_down
from desktop_app.ui.exchange.handing_in import ask_passphrase, ask_target, hand_in_own, write_hand_in
from desktop_app.ui.exchange.later import Later
from desktop_app.ui.exchange.months_tab import MonthsTab
from desktop_app.ui.exchange.own_unit_card import OwnUnitCard
from desktop_app.ui.exchange.pcs_tab import PcsTab
from desktop_app.ui.exchange.reading_page import ExchangeView, read_view
from desktop_app.ui.exchange.returns_tab import ReturnsTab
from desktop_app.ui.exchange.successor_card import SuccessorCard
from desktop_app.ui.exchange.uncounted_tab import UncountedTab
from desktop_app.ui.exchange.unit_person_dialog import ask_person
from desktop_app.ui.exchange.units_tab import UnitsTab
from desktop_app.ui.kit.tab_bar import TabBar
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.list_saving import save_list
from desktop_app.ui.paper.paper_stack import PaperStack
from desktop_app.ui.paper.shown_table import shown_list

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.office.months.hand_in import HandedIn
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

_MOST_NAMED = 5


class ExchangePage(Page):
    """Everything between the units and the office; what it shows depends on whose file is open."""

    name: ClassVar[str] = "exchange"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.office = context.ledger.profile.role == "office"
        self.view: ExchangeView | None = None
        self._reading = Latest(context.jobs, context.messages)

    def title(self) -> str:
        """Return the title."""
        return _("上报汇总")

    def subtitle(self) -> str:
        """Say in one line how the year stands."""
        year = _("{year} 年度").format(year=self.context.year.value)
        if self.view is None:
            return year
        if self.office:
            missing = self.view.board.missing
            words = _("{count} 个单位缺报").format(count=missing) if missing else _("没有缺报的单位")
        else:
            lacking = len(self.view.own.listed("missing")) if self.view.own else 0
            words = _("缺报 {count} 个月").format(count=lacking) if lacking else _("已到期的月份都已上报")
        return f"{year} · {words}"

    def primary_actions(self) -> list[QWidget]:
        """Return the buttons of the list to chase and of the table that is shown."""
        self._save = on_click(quiet_button(_("导出"), "export"), self.export_table)
        chasing = [on_click(quiet_button(_("催报单…"), "print"), self.print_page)] if self.office else []
        self._actions = [self._save, *chasing]
        return [*self._actions]

    def build(self) -> None:
        """Make the tabs that this side of the exchange needs, and the preview behind them."""
        self.bar = TabBar()
        self._tabs = QStackedWidget()
        self.board = BoardTab(self.context.ledger.profile.unit_id, may_write=not self.context.ledger.read_only)
        self.board.person_wanted.connect(lambda unit: ask_person(self, self.context, unit))
        self.months = MonthsTab(_("本单位上报") if self.office else _("上报…"))
        self.months.handing_in.connect(self._hand_in)
        self.returns = ReturnsTab(self.context)
        self.returns.counted.connect(lambda count: self._name(self.returns, _("退回"), count))
        self.differences = DifferencesTab(self.context)
        self.differences.counted.connect(lambda count: self._name(self.differences, _("差异"), count))
        self.uncounted = UncountedTab(self.context)
        self.uncounted.counted.connect(lambda count: self._name(self.uncounted, _("待认可"), count))
        self.uncounted.decided.connect(lambda: self.refresh(None))
        self.pcs = PcsTab(self.context)
        self.pcs.counted.connect(lambda count: self._name(self.pcs, _("认证电脑"), count))
        self._files, self._units = Later(self._make_files), Later(self._make_units)
        self._file_log = Later(lambda: FileLogTab(self.context))
        self.own_unit = OwnUnitCard(self.context)
        self.successor = SuccessorCard(self.context)
        if self.office:
            self._add(self.board, _("各单位"))
        self._add(self.months, _("本单位各月"))
        self._add(self._files, _("收发文件"))
        self._add(self._file_log, _("收发记录"))
        if self.office:
            self._add(self.differences, _("差异"))
            self._add(self.uncounted, _("待认可"))
        self._add(self.returns, _("退回"))
        if self.office:
            self._add(self.pcs, _("认证电脑"))
            self._add(self._units, _("单位和起步"))
        self.bar.currentChanged.connect(self._turn)
        self._turn(0)
        self.stack = PaperStack(self.context, self._side())
        self.stack.turned.connect(self._show_actions)
        self.content.addWidget(self.stack)

    def refresh(self, notice: Notice | None) -> None:
        """Read the page again on the worker thread."""
        del notice
        ledger, year, today = self.context.ledger, self.context.year.value, self.context.today()
        self._reading.run(_("汇总各单位上报"), lambda: read_view(ledger, year, today), self._show)

    def arrive(self, target: object) -> None:
        """Look at files that were dropped on the window, or show a tab: files, months or units."""
        if isinstance(target, DroppedFiles):
            self.bar.setCurrentIndex(self._tabs.indexOf(self._files))
            self.files.look_at(target.paths)
        elif isinstance(target, Tab):
            tabs: dict[str, QWidget] = {"files": self._files, "months": self.months, "returns": self.returns}
            self.bar.setCurrentIndex(self._tabs.indexOf({**tabs, "units": self._units}[target.name]))
            if target.name == "units":
                self.units.go_to_list()

    def prints(self) -> bool:
        """Tell that the list to chase can be printed."""
        return self.office

    def print_page(self) -> None:
        """Preview the list to chase; from there, print."""
        if self.stack.previewing:
            self.stack.print_out()
        elif self.view and self.office:
            listing = chase_list(self.view.board, self.view.organisation)
            self.stack.show_list(listing, _("催报单 {day}").format(day=self.view.board.day.isoformat()))

    def export_table(self) -> None:
        """Ask where to, and save the board or the log of files as it stands."""
        view, today = self.view, self.context.today()
        tab = self._tabs.currentWidget()
        if view and tab in {self.board, self._file_log}:
            table = self.board.table if tab is self.board else self.file_log.table
            name = f"{self.bar.tabText(self.bar.currentIndex())} {today.isoformat()}"
            listing = shown_list(table, name, self.subtitle(), view.organisation, today)
            save_list(self.context, self, name, lambda _progress: listing)

    def _turn(self, tab: int) -> None:
        self._tabs.setCurrentIndex(tab)
        self._save.setVisible(self._tabs.currentWidget() in {self.board, self._file_log})
        self._work_out_code()

    def _work_out_code(self) -> None:
        """Show the content code where it is looked at; elsewhere nobody waits for it."""
        if self._tabs.currentWidget() is self._files:
            self.files.content_code.refresh()

    def _show(self, view: ExchangeView) -> None:
        self.view = view
        self._work_out_code()
        self._file_log.tell(lambda log: log.show_files(view.files))
        self.board.show_board(view.board)
        if view.own:
            self.months.show_months(view.own, view.records, may_write=not self.context.ledger.read_only)
        self.returns.show_returns(view.returned, view.settled)
        self.differences.show_differences(view.differences)
        self.uncounted.show_lines(view.uncounted)
        self.pcs.show_pcs(view.pcs)
        self._units.tell(lambda units: units.show_state(view.start))
        self.own_unit.show_choice(view.choice)
        self.successor.show_named(view.named)
        self._say_subtitle()

    def _hand_in(self, months: dict[int, bool]) -> None:
        ledger, year, jobs = self.context.ledger, self.context.year.value, self.context.jobs
        if self.office:
            jobs.run(_("正在上报…"), lambda progress: hand_in_own(ledger, year, months, progress), self._handed_in)
            return
        target = ask_target(self, self.view.unit if self.view else "", year, months)
        passphrase = ask_passphrase(self, ledger) if target else None
        if target and passphrase is not None:
            work = partial(write_hand_in, ledger, target, year, months, passphrase)
            jobs.run(_("正在上报…"), work, self._sent)

    def _handed_in(self, done: HandedIn) -> None:
        self.context.messages.done(_("已上报 {count} 个月。").format(count=len(done.months)))

    def _sent(self, sent: Sent) -> None:
        self.context.messages.saved(sent.path, _("已写出并核对无误：{path}").format(path=sent.path))
        for warning in sent.warnings:
            self.context.messages.warn(warning)
        self.refresh(None)  # that a file was written is no change of a record

    def _hand_down(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("下发文件写到哪个文件夹"), str(user_documents()))
        if chosen:
            ledger, folder = self.context.ledger, Path(chosen)
            work = partial(hand_down, ledger, folder)
            self.context.jobs.run(_("正在写下发文件…"), work, partial(self._handed_down, folder))

    def _handed_down(self, folder: Path, done: HandedDown) -> None:
        text = _("已写出 {count} 个单位的文件。").format(count=done.written)
        if done.without_pc:
            units = _("、").join(done.without_pc[:_MOST_NAMED])
            hint = _("{count} 个单位的电脑还没有认证：{units}").format(count=len(done.without_pc), units=units)
            self.context.messages.saved(folder, text, hint)
        else:
            self.context.messages.saved(folder, text)
        self.refresh(None)

    def _print_code(self) -> None:
        from desktop_app.exchange.bundles.keys import own_keys  # noqa: PLC0415 (ciphers are only loaded when wanted)

        try:
            code = own_keys(self.context.ledger).code
        except UserError as error:
            self.context.messages.error(error)
            return
        view = self.view
        document = code_document(
            code, view.unit if view else "", view.organisation if view else "", self.context.today()
        )
        self.stack.show_document(document, _("上报电脑核对码"))

    def _show_actions(self, previewing: bool) -> None:  # noqa: FBT001 (a slot of a signal that carries a bool)
        for action in self._actions:
            action.setHidden(previewing)
        if not previewing:
            self._turn(self.bar.currentIndex())

    @property
    def files(self) -> FilesTab:
        """The tab of files that come and go."""
        return self._files.widget

    @property
    def file_log(self) -> FileLogTab:
        """The tab of what came and went."""
        return self._file_log.widget

    @property
    def units(self) -> UnitsTab:
        """The tab of the units and their beginning."""
        return self._units.widget

    def _make_files(self) -> FilesTab:
        files = FilesTab(self.context)
        files.code_asked.connect(self._print_code)
        files.sending_asked.connect(self._hand_down)
        files.taken.connect(lambda: self.refresh(None))
        return files

    def _make_units(self) -> UnitsTab:
        units = UnitsTab(self.context)
        units.written.connect(lambda: self.refresh(None))
        return units

    def _add(self, tab: QWidget, words: str) -> None:
        self.bar.addTab(words)
        self._tabs.addWidget(tab)

    def _name(self, tab: QWidget, words: str, count: int) -> None:
        """Put how much waits behind the words of a tab."""
        self.bar.setTabText(
            self._tabs.indexOf(tab), _("{words}（{count}）").format(words=words, count=count) if count else words
        )

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.own_unit)
        column.addWidget(self.successor)
        column.addWidget(self.bar)
        column.addWidget(self._tabs, 1)
        return side
