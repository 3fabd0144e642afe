"""The unit's side of the page: months, nil months, receipts, and returned records put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.model.kinds import HandIn, Release
from desktop_app.office.months.hand_in import hand_in_months, latest_hand_ins
from desktop_app.office.months.receipts import give_receipts
from desktop_app.office.months.returns import answer_return, open_returns, return_record
from desktop_app.store.log.reading import reading
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.exchange.conftest import add_release, shown
from tests.ui.exchange.test_board import words

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


def handed_in(ledger: Ledger) -> dict[int, HandIn]:
    """Return the own hand-ins of 2013 by month."""
    with reading(ledger) as session:
        return {month: row for (_unit, month), row in latest_hand_ins(session, 2013).items()}


def test_a_month_without_records_is_nil_only_when_somebody_says_so(
    real_window: MainWindow, unit_ledger: Ledger
) -> None:
    page = shown(real_window, unit_ledger)
    assert page.bar.count() == 4
    page.bar.setCurrentIndex(0)
    rows = page.months.rows
    assert page.months.chosen() == {3: False}
    assert rows[3].nil.isHidden()
    assert not rows[12].nil.isHidden()
    QTest.keyClick(rows[4].nil, Qt.Key.Key_Space)
    assert rows[4].chosen.isChecked()
    QTest.keyClick(rows[5].chosen, Qt.Key.Key_Space)
    assert rows[5].nil.isChecked()
    assert page.months.chosen() == {3: False, 4: True, 5: True}
    QTest.keyClick(rows[4].nil, Qt.Key.Key_Space)
    assert page.months.chosen() == {3: False, 5: True}


def test_a_nil_month_that_is_handed_in_asks_for_nothing_more(real_window: MainWindow, unit_ledger: Ledger) -> None:
    hand_in_months(unit_ledger, 2013, {4: True})
    page = shown(real_window, unit_ledger)
    row = page.months.rows[4]
    assert row.handed_in.text() == "上报 2013-12-20（零报告）"
    assert row.nil.isHidden()
    assert 4 not in page.months.chosen()
    add_release(unit_ledger, "2013-04-09")
    QApplication.processEvents()
    assert page.months.chosen()[4] is False


def test_a_receipt_shows_as_received_and_a_change_as_changed(real_window: MainWindow, unit_ledger: Ledger) -> None:
    page = shown(real_window, unit_ledger)
    for row in page.months.rows.values():
        row.chosen.setChecked(row.number == 3)
    assert not page.months.chosen()[3]
    hand_in_months(unit_ledger, 2013, page.months.chosen())
    assert set(handed_in(unit_ledger)) == {3}
    assert "未收到回执" in words(page)
    give_receipts(unit_ledger)
    assert "收到（回执 2013-12-20）" in words(page)
    add_release(unit_ledger, "2013-03-09")
    QApplication.processEvents()
    assert page.months.rows[3].state.text() == "改 报后有改动"
    assert 3 in page.months.chosen()


def test_a_returned_record_is_opened_answered_and_waits_for_the_office(
    real_window: MainWindow, unit_ledger: Ledger
) -> None:
    record = add_release(unit_ledger, "2013-05-05")
    return_record(unit_ledger, Release, record, "文号不对")
    page = shown(real_window, unit_ledger)
    assert page.bar.tabText(3) == "退回（1）"
    page.bar.setCurrentIndex(3)
    assert "退回意见：文号不对" in words(page)
    fill_in({"answer": "已补填文号"})
    click(page, "写改正说明…")
    QApplication.processEvents()
    assert page.bar.tabText(3) == "退回"
    assert "改正说明：已补填文号" in words(page)
    click(page, "打开记录")
    assert real_window.desk is not None
    current = real_window.desk.pages.current
    assert current is not None
    assert current.name == "releases"


def test_an_empty_answer_keeps_the_form_open_and_says_why(real_window: MainWindow, unit_ledger: Ledger) -> None:
    record = add_release(unit_ledger, "2013-05-05")
    return_record(unit_ledger, Release, record, "文号不对")
    page = shown(real_window, unit_ledger)
    page.bar.setCurrentIndex(3)
    kept = fill_in({}, refused=True)
    click(page, "写改正说明…")
    assert kept == ["请写明怎样改正的。 一句话即可，如“已补填文号”。"]


def test_the_office_closes_an_answered_return(real_window: MainWindow, ledger: Ledger) -> None:
    record = add_release(ledger, "2013-05-05")
    return_record(ledger, Release, record, "文号不对")
    with reading(ledger) as session:
        (slip,) = open_returns(session)
    page = shown(real_window, ledger)
    assert page.bar.tabText(6) == "退回"
    answer_return(ledger, slip.id, "已改")
    QApplication.processEvents()
    assert page.bar.tabText(6) == "退回（1）"
    page.bar.setCurrentIndex(6)
    assert button(page, "办结").property("role") == "primary"
    click(page, "办结")
    QApplication.processEvents()
    assert "没有退回的记录" in words(page)
