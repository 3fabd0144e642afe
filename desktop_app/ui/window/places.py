"""The pages of the window, by name: their words, icons and sections, and where each is loaded from when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.ui.context.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page as the navigation knows it; whoever shows its words translates them.

    A page that is needed a few times a year doesn't stand at the `side`: the menu and a button lead to it.
    """

    name: str
    label: str
    section: str
    load: Callable[[], type[Page]]
    side: bool = True


def _today() -> type[Page]:
    from desktop_app.ui.today.page import TodayPage  # noqa: PLC0415 (each page is loaded when it is first shown)

    return TodayPage


def _records(name: str) -> Callable[[], type[Page]]:
    def load() -> type[Page]:
        from desktop_app.ui.ledgers.pages import PAGES  # noqa: PLC0415 (as above)

        return next(page for page in PAGES if page.name == name)

    return load


def _annex() -> type[Page]:
    from desktop_app.ui.annex.page import AnnexPage  # noqa: PLC0415 (as above)

    return AnnexPage


def _exchange() -> type[Page]:
    from desktop_app.ui.exchange.page import ExchangePage  # noqa: PLC0415 (as above)

    return ExchangePage


def _report() -> type[Page]:
    from desktop_app.ui.report.page import ReportPage  # noqa: PLC0415 (as above)

    return ReportPage


def _corrections() -> type[Page]:
    from desktop_app.ui.corrections.page import CorrectionsPage  # noqa: PLC0415 (as above)

    return CorrectionsPage


def _formats() -> type[Page]:
    from desktop_app.ui.formats.page import FormatsPage  # noqa: PLC0415 (as above)

    return FormatsPage


def _rules() -> type[Page]:
    from desktop_app.ui.rules.rules_page import RulesPage  # noqa: PLC0415 (as above)

    return RulesPage


def _year_turn() -> type[Page]:
    from desktop_app.ui.year_turn.page import YearTurnPage  # noqa: PLC0415 (as above)

    return YearTurnPage


def _recycle_bin() -> type[Page]:
    from desktop_app.ui.recycle_bin.page import RecycleBinPage  # noqa: PLC0415 (as above)

    return RecycleBinPage


def _settings() -> type[Page]:
    from desktop_app.ui.preferences.page import PreferencesPage  # noqa: PLC0415 (as above)

    return PreferencesPage


PLACES = (
    Place("today", "今日", "", _today),
    Place("releases", "主动公开", "台账", _records("releases")),
    Place("applications", "依申请公开", "台账", _records("applications")),
    Place("inquiries", "咨询投诉", "台账", _records("inquiries")),
    Place("disputes", "复议诉讼", "台账", _records("disputes")),
    Place("people", "人员经费", "汇总", _records("people")),
    Place("indicators", "指标", "汇总", _records("indicators")),
    Place("exchange", "上报汇总", "汇总", _exchange),
    Place("annex", "附表与年报", "汇总", _annex),
    Place("report", "年报编写", "汇总", _report),
    Place("corrections", "更正单", "汇总", _corrections, side=False),
    Place("rules", "办理规则", "设置", _rules, side=False),
    Place("formats", "附表格式", "设置", _formats, side=False),
    Place("new_year", "新年度", "设置", _year_turn, side=False),
    Place("recycle_bin", "回收站", "设置", _recycle_bin, side=False),
    Place("settings", "设置", "设置", _settings, side=False),
)
"""What a clerk does, in the order of Ctrl+1 to Ctrl+9; each page's icon bears its name."""


def place_that_edits(kind: str, places: Iterable[Place]) -> str:
    """Return the name of the page that opens the forms of a kind, or "" where none does."""
    return next((place.name for place in places if kind in place.load().edits), "")
