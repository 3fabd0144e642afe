"""The tally: one click, one person more, undone as easily."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Inquiry
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.ledgers.pages import InquiriesPage
from tests.ui.records.hands import button, click, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

TODAY = dt.date(2013, 12, 20)


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> InquiriesPage:
    """Return the page of inquiries."""
    shown = show("inquiries")
    assert isinstance(shown, InquiriesPage)
    return shown


def inquiries(ledger: Ledger) -> list[tuple[str, int | None, str]]:
    """Return channel, people and subject of each inquiry of today."""
    with reading(ledger) as session:
        found = session.scalars(select(Inquiry).filter_by(day=TODAY).order_by(Inquiry.channel, Inquiry.subject))
        return [(row.channel, row.people, row.subject) for row in found]


def figure(page: InquiriesPage, channel: str) -> str:
    """Return the figure on a counter."""
    return page.tally.counters[channel].findChildren(QLabel)[2].text()


def test_each_click_counts_one_person_on_one_record_a_day(page: InquiriesPage, ledger: Ledger, qtbot: QtBot) -> None:
    for _click in range(3):
        click(page.tally.counters["phone"])
    click(page.tally.counters["onsite"])
    assert inquiries(ledger) == [("onsite", 1, ""), ("phone", 3, "")]
    assert (figure(page, "phone"), figure(page, "onsite"), figure(page, "letter")) == ("3", "1", "0")
    qtbot.waitUntil(lambda: page.shown.count == 2)


def test_the_keyboard_counts_too(page: InquiriesPage, real_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    press(real_window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: figure(page, "phone") == "1")
    page.tally.counters["online"].setFocus()
    press(page.tally.counters["online"], Qt.Key.Key_Space)
    assert inquiries(ledger) == [("online", 1, ""), ("phone", 1, "")]


def test_a_slip_is_undone_in_the_banner(
    page: InquiriesPage, real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(page.tally.counters["phone"])
    click(page.tally.counters["phone"])
    assert real_window.desk
    click(button(real_window.desk.banner, "撤销"))
    qtbot.waitUntil(lambda: figure(page, "phone") == "1")
    assert inquiries(ledger) == [("phone", 1, "")]


def test_a_single_inquiry_is_counted_but_never_written_over(page: InquiriesPage, ledger: Ledger, qtbot: QtBot) -> None:
    with operation(ledger, "录入") as change:
        single: dict[str, Value] = {"unit": ledger.profile.unit_id, "day": TODAY, "channel": "phone", "people": 5}
        change.add(Inquiry, {**single, "subject": "职称评审"})
    qtbot.waitUntil(lambda: figure(page, "phone") == "5")
    click(page.tally.counters["phone"])
    assert figure(page, "phone") == "6"
    assert inquiries(ledger) == [("phone", 1, ""), ("phone", 5, "职称评审")]


def test_another_unit_s_inquiries_are_another_tally(page: InquiriesPage, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "录入") as change:
        change.add(Inquiry, {"unit": small.units["就业处"], "day": TODAY, "channel": "phone", "people": 9})
    click(page.tally.counters["phone"])
    assert figure(page, "phone") == "1"


def test_on_a_low_page_the_counters_are_one_line_high_and_say_the_same(page: InquiriesPage, qtbot: QtBot) -> None:
    high = page.tally.height()
    page.window().resize(1280, 460)
    qtbot.waitUntil(lambda: page.tally.height() < high / 2)
    click(page.tally.counters["phone"])
    assert figure(page, "phone") == "1"
    page.window().resize(1280, 900)
    qtbot.waitUntil(lambda: page.tally.height() == high)
