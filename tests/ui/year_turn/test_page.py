"""新年度: reached from the menu and from 今日, and each line leads to where it is done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit

from desktop_app.model.kinds import CalendarYear
from desktop_app.store.log.reading import reading
from desktop_app.ui.rules.rules_page import RulesPage
from desktop_app.ui.today.page import TodayPage
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from desktop_app.ui.year_turn.page import YearTurnPage
from tests.model.law.cases import whole_year
from tests.ui.answering import click
from tests.ui.conftest import at_once
from tests.ui.today.cases import add_case
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.page import Page

DAY = dt.date(2030, 1, 8)
"""A day of a year whose days off aren't known yet."""


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, settings: Settings, ledger: Ledger) -> Iterator[MainWindow]:
    """Return the window with its real pages on a ledger that has an open application of 2029."""
    assert dressed
    add_case(ledger, "2029-12-20", "体检标准")
    made = MainWindow(settings, lambda: DAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    made.show_ledger(ledger)
    yield made
    made.close()


def page_of(window: MainWindow) -> Page:
    """Return the page that is shown."""
    assert window.desk
    assert window.desk.pages.current
    return window.desk.pages.current


def turn_page(window: MainWindow) -> YearTurnPage:
    """Go to the turn of the year and return its page."""
    assert window.desk
    window.desk.navigate("new_year")
    page = page_of(window)
    assert isinstance(page, YearTurnPage)
    return page


def calendar_mark(page: YearTurnPage) -> str:
    """Return how the first line stands."""
    return page.cards[0].line.mark


def press(page: YearTurnPage, topic: str, words: str) -> None:
    """Press the button of a line."""
    card = next(card for card in page.cards if card.line.topic == topic)
    click(card, words)


def test_today_offers_it_and_one_click_shows_it(window: MainWindow) -> None:
    today = page_of(window)
    assert isinstance(today, TodayPage)
    hint = today.overview.hints.findChildren(QLabel)
    assert any(label.text().startswith("转入 2030 年度：还有") for label in hint)
    today.context.navigate("new_year", 2030)
    shown = page_of(window)
    assert isinstance(shown, YearTurnPage)
    assert shown.subtitle().startswith("从 2029 年转到 2030 年，还有")


def test_days_off_are_entered_from_the_line_which_is_then_done(window: MainWindow, ledger: Ledger) -> None:
    page = turn_page(window)
    press(page, "calendar", "录入安排")
    rules = page_of(window)
    assert isinstance(rules, RulesPage)
    assert rules.years.form
    assert rules.years.year == 2030
    type_in(rules.years.form.rows["notice"].findChildren(QLineEdit)[0], "国办通知")
    rules.years.form.rows["holidays"].findChildren(QPlainTextEdit)[0].setPlainText(str(whole_year(2030)["holidays"]))
    click(rules.years.form, "保存")
    with reading(ledger) as session:
        assert [year.year for year in session.query(CalendarYear)] == [2030]
    QApplication.processEvents()  # the page hears of the change
    again = turn_page(window)
    assert again.cards[0].line.mark == "done"
    press(again, "calendar", "查看")
    assert rules.years.year == 2030


def test_cases_carried_over_are_listed_on_their_page(window: MainWindow) -> None:
    press(turn_page(window), "cases", "看申请")
    assert page_of(window).name == "applications"


def test_each_line_leads_to_its_page(window: MainWindow) -> None:
    for topic, words, name in (
        ("annex", "附表格式", "formats"),
        ("numbers", "编号格式", "rules"),
        ("report", "办理年报", "annex"),
    ):
        press(turn_page(window), topic, words)
        assert page_of(window).name == name
    assert window.desk
    assert window.desk.context.year.value == 2029


def test_the_new_year_becomes_the_working_year_with_one_click(window: MainWindow) -> None:
    page = turn_page(window)
    assert page.begin.text() == "工作年度改为 2030 年"
    click(page, page.begin.text())
    assert page.context.year.value == 2030
    page.show_fresh()
    assert (page.begin.isEnabled(), page.begin.text()) == (False, "工作年度已是 2030 年")


def test_arrows_go_to_the_turn_of_another_year(window: MainWindow) -> None:
    page = turn_page(window)
    assert calendar_mark(page) == "open"
    click(page, "前一年")
    assert page.subtitle().startswith("从 2028 年转到 2029 年")
    page.show_turn(2014)
    assert calendar_mark(page) == "done"
    assert page.subtitle().startswith("从 2013 年转到 2014 年")


def test_the_menu_leads_there(window: MainWindow) -> None:
    actions = (found for menu in window.menuBar().findChildren(QMenu) for found in menu.actions())
    next(action for action in actions if "新年度" in action.text()).trigger()
    assert page_of(window).name == "new_year"
