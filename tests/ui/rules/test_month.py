"""The month view: what its days are, moving by keyboard, opening cases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.model.law.calendar import LocalException, official_calendar
from desktop_app.model.law.remedies import months_later
from desktop_app.ui.today.month_days import month_days
from desktop_app.ui.today.month_grid import said
from desktop_app.ui.today.page import TodayPage
from tests.ui.answering import click
from tests.ui.conftest import TODAY
from tests.ui.plain_pages import PlainPage
from tests.ui.today.cases import add_case, add_four

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.today.month_view import MonthView
    from desktop_app.ui.window.main_window import MainWindow

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2198, 12, 31))


@pytest.fixture
def cases(ledger: Ledger) -> dict[str, str]:
    """Return the ids of one case under each heading."""
    return add_four(ledger)


@pytest.fixture
def month(window: MainWindow, ledger: Ledger, cases: dict[str, str]) -> MonthView:
    """Return the month view of a file with cases, as a click brings it up."""
    assert cases
    window.resize(1280, 900)
    window.show_ledger(ledger)
    click(window, "期限月历")
    assert window.desk is not None
    page = window.desk.pages.current
    assert isinstance(page, TodayPage)
    assert page.month_view.isVisible()
    return page.month_view


def opened(window: MainWindow) -> object:
    """Return what was opened last."""
    assert window.desk is not None
    page = window.desk.pages.current
    assert isinstance(page, PlainPage)
    return page.notes[-1]


def words(month: MonthView) -> str:
    """Return the words of the day's panel."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in month.panel.findChildren(QLabel) if label.isVisible())


@given(DAYS)
def test_a_month_is_six_weeks_from_monday_with_every_day_of_it(day: dt.date) -> None:
    shown = [one.day for one in month_days(day, official_calendar(), [])]
    assert len(shown) == 42
    assert shown[0].weekday() == 0
    assert {one.toordinal() - shown[0].toordinal() for one in shown} == set(range(42))
    assert day in shown[:42]
    assert day.replace(day=1) in shown[:7]


@given(DAYS, st.integers(-30, 30))
def test_months_on_is_the_same_day_or_the_months_last(day: dt.date, months: int) -> None:
    there = months_later(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there + dt.timedelta(days=1)).day == 1


def test_days_say_holidays_make_up_days_and_local_days_by_name() -> None:
    local = {dt.date(2013, 10, 14): LocalException(working=False, reason="台风停工")}
    days = {
        one.day.day: one for one in month_days(dt.date(2013, 10, 20), official_calendar().amended({}, local), [])[1:32]
    }
    assert said(days[1]) == "2013年10月1日 国庆节 不计工作日"
    assert said(days[12]) == "2013年10月12日 国庆节 上班"
    assert said(days[13]) == "2013年10月13日 不计工作日"
    assert said(days[14]) == "2013年10月14日 台风停工 不计工作日 本地特殊日"
    assert said(days[15]) == "2013年10月15日"


def test_the_arrows_and_pages_move_the_day(month: MonthView) -> None:
    grid = month.grid
    assert grid.current == TODAY
    grid.setFocus()
    for key, day in (
        (Qt.Key.Key_Right, "2013-12-21"),
        (Qt.Key.Key_Down, "2013-12-28"),
        (Qt.Key.Key_Down, "2014-01-04"),
        (Qt.Key.Key_PageUp, "2013-12-04"),
        (Qt.Key.Key_End, "2013-12-31"),
        (Qt.Key.Key_PageDown, "2014-01-31"),
        (Qt.Key.Key_PageDown, "2014-02-28"),
        (Qt.Key.Key_Home, "2014-02-01"),
        (Qt.Key.Key_Left, "2014-01-31"),
        (Qt.Key.Key_Up, "2014-01-24"),
        (Qt.Key.Key_T, "2013-12-20"),
    ):
        QTest.keyClick(grid, key)
        assert grid.current == dt.date.fromisoformat(day)


def test_enter_goes_to_the_days_cases_enter_opens_one_and_esc_goes_back(
    month: MonthView, window: MainWindow, cases: dict[str, str]
) -> None:
    month.go_to(dt.date(2013, 12, 25))
    assert "剩 3 个工作日" in words(month)
    month.grid.setFocus()
    QTest.keyClick(month.grid, Qt.Key.Key_Return)
    assert month.panel.lines[0].hasFocus()
    QTest.keyClick(month.panel.lines[0], Qt.Key.Key_Escape)
    assert month.grid.hasFocus()
    QTest.keyClick(month.grid, Qt.Key.Key_Return)
    QTest.keyClick(month.panel.lines[0], Qt.Key.Key_Return)
    assert opened(window) == ("open", "application", cases["乙"], None)


def test_a_click_on_a_mark_opens_its_case_and_beside_it_goes_to_the_day(
    month: MonthView, window: MainWindow, cases: dict[str, str]
) -> None:
    day = dt.date(2013, 12, 25)
    QTest.mouseClick(month.grid, Qt.MouseButton.LeftButton, pos=month.grid.rect_of(day).bottomLeft() + QPoint(9, -4))
    assert month.grid.current == day
    (chip,) = month.grid.chips_of(day)
    QTest.mouseClick(month.grid, Qt.MouseButton.LeftButton, pos=chip.center())
    assert opened(window) == ("open", "application", cases["乙"], None)


def test_the_internal_due_day_stands_on_its_own_day(month: MonthView) -> None:
    month.go_to(dt.date(2013, 12, 18))
    due = month.grid.day(dt.date(2013, 12, 18)).due
    assert [(one.case.subject, one.legal) for one in due] == [("甲", True), ("乙", False)]
    assert "承办单位期限" in words(month)


def test_a_day_with_more_cases_than_room_says_how_many_more(
    month: MonthView, window: MainWindow, ledger: Ledger
) -> None:
    for number in range(12):
        add_case(ledger, "2013-12-04", f"第{number}件")
    assert window.desk is not None
    window.desk.pages.hear(None)
    day = dt.date(2013, 12, 25)
    assert len(month.grid.day(day).due) == 13
    assert 0 < len(month.grid.chips_of(day)) < 13
    assert month.grid.rect_of(day).contains(month.grid.chips_of(day)[-1])
    month.go_to(day)
    assert len(month.panel.lines) == 13


def test_a_month_not_announced_is_provisional_and_years_have_an_end(month: MonthView) -> None:
    month.go_to(dt.date(2031, 5, 1))
    assert "2031 年 5 月（暂定）" in [label.text() for label in month.findChildren(QLabel)]
    month.go_to(dt.date(2198, 12, 31))
    QTest.keyClick(month.grid, Qt.Key.Key_PageDown)
    assert month.grid.current == dt.date(2198, 12, 31)


def test_the_same_button_leads_back(month: MonthView, window: MainWindow) -> None:
    click(window, "返回今日")
    assert not month.isVisible()
