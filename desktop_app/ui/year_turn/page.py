"""The page 新年度: the turn of the year, line by line, each with the way to where it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Application, CalendarYear, Category, Dispute, Release
from desktop_app.report.yearly.year_turn import YearTurn, turn_to_show, year_turn
from desktop_app.store.log.reading import read
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.kit.theme import icon_button, on_click, primary_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.year_turn.line_card import LineCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.record import Record
    from desktop_app.model.year_turn import Topic, TurnLine
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

Way = tuple[str, "Callable[[], object]"]


class YearTurnPage(Page):
    """The lines of the turn to one year; arrows at the top go to the year before or after."""

    name: ClassVar[str] = "new_year"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)
    fills_height: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.year = read(context.ledger, turn_to_show, context.today())
        self.turn: YearTurn | None = None
        self._reading = Latest(context.jobs, context.messages)
        self.cards: list[LineCard] = []

    def title(self) -> str:
        """Return the title."""
        return _("新年度")

    def subtitle(self) -> str:
        """Say which year it is about, and how many lines have something to do."""
        if self.turn is None:
            return ""
        count = self.turn.open
        if count:
            return _("从 {last} 年转到 {year} 年，还有 {count} 项待办。").format(
                last=self.year - 1, year=self.year, count=count
            )
        return _("从 {last} 年转到 {year} 年，没有待办的了。").format(last=self.year - 1, year=self.year)

    def primary_actions(self) -> list[QWidget]:
        """Return the arrows to other years, and the button that makes the new year the working year."""
        before = on_click(icon_button("left", _("前一年")), lambda: self.show_turn(self.year - 1))
        after = on_click(icon_button("right", _("后一年")), lambda: self.show_turn(self.year + 1))
        self.begin = on_click(primary_button(""), lambda: self.context.year.choose(self.year))
        return [before, after, self.begin]

    def build(self) -> None:
        """Make the place for the lines."""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.MEDIUM)
        self.content.addLayout(self._lines)

    def refresh(self, _notice: Notice | None) -> None:
        """Read again how everything stands, off the window's thread: the office's board of all units is part of it."""
        ledger, year, today = self.context.ledger, self.year, self.context.today()
        look = partial(read, ledger, year_turn, ledger.rules, ledger.profile, year, today)
        self._reading.run(_("新年度"), look, self._show)

    def _show(self, turn: YearTurn) -> None:
        self.turn = turn
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [LineCard(line, self._ways(line, turn)) for line in turn.lines]
        for card in self.cards:
            self._lines.addWidget(card)
        begun = self.context.year.value == self.year
        self.begin.setText(_("工作年度已是 {year} 年").format(year=self.year) if begun else self._begin_words())
        self.begin.setEnabled(not begun)
        self._say_subtitle()

    def arrive(self, target: object) -> None:
        """Show the turn to the year that is asked for."""
        if isinstance(target, int):
            self.show_turn(target)

    def show_turn(self, year: int) -> None:
        """Show the turn to another year."""
        self.year = year
        self.refresh(None)

    def _begin_words(self) -> str:
        return _("工作年度改为 {year} 年").format(year=self.year)

    def _ways(self, line: TurnLine, turn: YearTurn) -> list[Way]:
        ways: dict[Topic, Callable[[TurnLine, YearTurn], list[Way]]] = {
            "calendar": self._to_calendar,
            "annex": lambda _line, _turn: [(_("附表格式"), lambda: self.context.navigate("formats", None))],
            "categories": self._to_categories,
            "numbers": lambda _line, _turn: [(_("编号格式"), lambda: self.context.navigate("rules", "numbers"))],
            "cases": self._to_cases,
            "report": self._to_report,
        }
        return ways[line.topic](line, turn)

    def _to_calendar(self, line: TurnLine, turn: YearTurn) -> list[Way]:
        if line.mark == "done" or self.context.ledger.read_only:
            return [(_("查看"), lambda: self.context.navigate("rules", turn.year))]
        start = {"year": turn.year}
        return [
            (_("粘贴通知"), lambda: self.context.navigate("rules", ("notice", turn.year))),
            (_("录入安排"), lambda: self.context.open_record(CalendarYear.kind, None, start)),
        ]

    def _to_categories(self, _line: TurnLine, turn: YearTurn) -> list[Way]:
        in_use = _("{year} 年可用").format(year=turn.year)
        return [
            *self._to_records(Release, turn.misplaced, _("看这些信息"), _("归在停用的分类")),
            *self._to_records(Category, turn.categories, _("看分类"), in_use),
        ]

    def _to_cases(self, _line: TurnLine, turn: YearTurn) -> list[Way]:
        words = _("{year} 年上年结转").format(year=turn.year)
        return [
            *self._to_records(Application, turn.applications, _("看申请"), words),
            *self._to_records(Dispute, turn.disputes, _("看复议诉讼"), words),
        ]

    def _to_records(self, kind: type[Record], ids: tuple[str, ...], button: str, title: str) -> list[Way]:
        page, chosen = self.context.page_of(kind.kind), Selection(kind.kind, ids, title)
        return [(button, lambda: self.context.navigate(page, chosen))] if ids else []

    def _to_report(self, line: TurnLine, turn: YearTurn) -> list[Way]:
        page = "annex" if self.context.ledger.profile.role == "office" else "exchange"
        words = _("办理年报") if page == "annex" else _("去上报")

        def go() -> None:
            self.context.year.choose(turn.year - 1)
            self.context.navigate(page, None)

        return [] if line.mark == "done" else [(words, go)]
