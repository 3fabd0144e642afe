"""收发文件 while an import writes: no button that writes waits for it, and none loses what was chosen or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Device, Release, ReturnSlip
from desktop_app.office.months.returns import answer_return, return_record
from desktop_app.store.log.reading import reading
from tests.ui.answering import click
from tests.ui.exchange.conftest import add_release, add_unit, shown
from tests.ui.importing import context_of, form_waits_for_nobody, rest, waits_for_nobody

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.page import ExchangePage
    from desktop_app.ui.window.main_window import MainWindow

DIFFERENCES, RETURNS, PCS = "差异", "退回", "认证电脑"


def place_of(page: ExchangePage, tab: str) -> int:
    """Return where the tab stands whose words begin so; a count may follow them."""
    return next(place for place in range(page.bar.count()) if page.bar.tabText(place).startswith(tab))


def opened(window: MainWindow, ledger: Ledger, qtbot: QtBot, tab: str) -> ExchangePage:
    """Show a tab of the page once it is read."""
    page = shown(window, ledger)
    page.bar.setCurrentIndex(place_of(page, tab))
    qtbot.waitUntil(lambda: page.view is not None)
    rest(window, qtbot)
    return page


def test_a_difference_is_chosen(threaded_window: MainWindow, ledger: Ledger, differing: str, qtbot: QtBot) -> None:
    page = opened(threaded_window, ledger, qtbot, DIFFERENCES)
    tab = page.differences
    chosen = tab.columns[1].side.values
    waits_for_nobody(threaded_window, ledger, qtbot, tab.columns[1].button.click)
    with reading(ledger) as session:
        record = session.get_one(Release, differing)
        assert {getattr(record, name) for name in chosen} == set(chosen.values())
    qtbot.waitUntil(lambda: page.bar.tabText(place_of(page, DIFFERENCES)) == "差异（1）")


def test_all_differences_are_settled(threaded_window: MainWindow, ledger: Ledger, differing: str, qtbot: QtBot) -> None:
    page = opened(threaded_window, ledger, qtbot, DIFFERENCES)
    actions = page.differences.rules.menu().actions()
    action = next(one for one in actions if one.text() == "都用单位写的")
    waits_for_nobody(threaded_window, ledger, qtbot, action.trigger)
    with reading(ledger) as session:
        assert session.get_one(Release, differing).title == "单位的标题"


def test_a_pc_is_certified_and_retired(threaded_window: MainWindow, ledger: Ledger, known: str, qtbot: QtBot) -> None:
    page = opened(threaded_window, ledger, qtbot, PCS)
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(page.pcs, "核对码一致，认证 就业处"))
    with reading(ledger) as session:
        certificate = session.scalars(select(Device)).one()
    assert certificate.fingerprint == known

    def retire() -> None:
        click(page.pcs, f"停用… {certificate.name}")

    form_waits_for_nobody(threaded_window, ledger, qtbot, retire, {"why": "电脑已报废"})
    with reading(ledger) as session:
        assert session.scalars(select(Device)).one().retired_why == "电脑已报废"


def test_a_return_is_closed_in_the_list_of_returns(threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    record = add_release(ledger, "2013-03-05", add_unit(ledger, "甲处", {}))
    return_record(ledger, Release, record, "文号不对")
    page = opened(threaded_window, ledger, qtbot, RETURNS)
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(page.returns, "办结"))
    with reading(ledger) as session:
        assert session.scalars(select(ReturnSlip)).one().accepted_on is not None


def test_a_record_is_returned_from_its_form(threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    record = add_release(ledger, "2013-03-05", add_unit(ledger, "甲处", {}))
    threaded_window.show_ledger(ledger)
    context_of(threaded_window).open_record("release", record, None)

    def give_back() -> None:
        click(threaded_window, "退回单位…")

    form_waits_for_nobody(threaded_window, ledger, qtbot, give_back, {"remark": "文号不对"})
    with reading(ledger) as session:
        assert session.scalars(select(ReturnSlip)).one().remark == "文号不对"


@pytest.mark.parametrize("place", ["form", "list"])
def test_a_unit_answers_a_return(threaded_window: MainWindow, unit_ledger: Ledger, qtbot: QtBot, place: str) -> None:
    record = add_release(unit_ledger, "2013-05-05")
    return_record(unit_ledger, Release, record, "文号不对")
    if place == "form":
        threaded_window.show_ledger(unit_ledger)
        context_of(threaded_window).open_record("release", record, None)
    else:
        page = shown(threaded_window, unit_ledger)
        page.bar.setCurrentIndex(place_of(page, RETURNS))

    def answer() -> None:
        click(threaded_window, "写改正说明…")

    form_waits_for_nobody(threaded_window, unit_ledger, qtbot, answer, {"answer": "已补填"})
    with reading(unit_ledger) as session:
        assert session.scalars(select(ReturnSlip)).one().answer == "已补填"


def test_what_a_unit_answered_is_accepted_beside_the_record(
    threaded_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    record = add_release(ledger, "2013-03-05", add_unit(ledger, "甲处", {}))
    return_record(ledger, Release, record, "文号不对")
    with reading(ledger) as session:
        slip = session.scalars(select(ReturnSlip)).one().id
    answer_return(ledger, slip, "已补填")
    threaded_window.show_ledger(ledger)
    context_of(threaded_window).open_record("release", record, None)
    waits_for_nobody(threaded_window, ledger, qtbot, lambda: click(threaded_window, "办结"))
