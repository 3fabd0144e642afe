"""Returns and locked years where the record is: its form, its list, 今日, and undo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.model.kinds import CorrectionSlip, Release, ReturnSlip
from desktop_app.office.months.returns import accept_return, answer_return, return_record
from desktop_app.office.years.report_steps import add_step, report_state
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.context.context import Tab
from desktop_app.ui.records.list_page import ListPage
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.exchange.conftest import add_release, add_unit
from tests.ui.exchange.test_board import words
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State
    from desktop_app.ui.window.main_window import MainWindow

SLIP = {"reason": "标题写错", "by": "张三", "approved_by": "王主任"}


def opened(window: MainWindow, ledger: Ledger, record: str) -> ListPage:
    """Show the form of a release."""
    window.show_ledger(ledger)
    assert window.desk is not None
    window.desk.context.year.choose(2013)
    window.desk.open_record("release", record, None)
    QApplication.processEvents()
    page = window.desk.pages.current
    assert isinstance(page, ListPage)
    return page


def lock(ledger: Ledger) -> None:
    """File the report of 2013."""
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in path:
            add_step(change, 2013, state, dt.date(2013, 12, 20), "张三")


def retitle(page: ListPage, title: str) -> None:
    """Type another title and save by keyboard."""
    form = page.editor.form
    assert form is not None
    editor = form.title_row.input.focusProxy() or form.title_row.input
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(editor, title)
    page.editor.save_and_stay()
    QApplication.processEvents()


def test_the_office_returns_a_unit_s_record_from_its_form(real_window: MainWindow, ledger: Ledger) -> None:
    unit = add_unit(ledger, "甲处", {})
    page = opened(real_window, ledger, add_release(ledger, "2013-03-05", unit))
    assert page.editor.returned.isHidden()
    fill_in({"remark": "文号不对"})
    click(page, "退回单位…")
    QApplication.processEvents()
    with reading(ledger) as session:
        assert session.scalars(select(ReturnSlip)).one().remark == "文号不对"
    assert "退回：文号不对" in words(page)
    click(page, "办结")
    QApplication.processEvents()
    assert page.editor.returned.isHidden()


def test_the_office_returns_a_record_from_the_menu_of_its_row(real_window: MainWindow, ledger: Ledger) -> None:
    unit = add_unit(ledger, "甲处", {})
    record = add_release(ledger, "2013-03-05", unit)
    own = add_release(ledger, "2013-04-05")
    page = opened(real_window, ledger, record)
    page.editor.discard()

    def offered(record_id: str) -> list[QAction]:
        page.shown.table.select(record_id)
        return [action for action in page.menu().actions() if action.text() == "退回单位…"]

    assert offered(own) == []
    (give_back,) = offered(record)
    fill_in({"remark": "文号不对"})
    give_back.trigger()
    QApplication.processEvents()
    with reading(ledger) as session:
        assert session.scalars(select(ReturnSlip)).one().remark == "文号不对"
    assert offered(record) == []


def test_the_office_returns_several_records_with_one_remark(real_window: MainWindow, ledger: Ledger) -> None:
    unit = add_unit(ledger, "甲处", {})
    records = [add_release(ledger, f"2013-03-0{day}", unit) for day in (5, 6)]
    own = add_release(ledger, "2013-04-05")
    page = opened(real_window, ledger, own)
    page.editor.discard()
    page.shown.table.selectAll()
    (give_back,) = (action for action in page.menu().actions() if action.text() == "退回单位…")
    fill_in({"remark": "没有文号"})
    give_back.trigger()
    QApplication.processEvents()
    with reading(ledger) as session:
        assert {slip.record for slip in session.scalars(select(ReturnSlip))} == set(records)
    page.shown.table.select(own)
    assert "退回单位…" not in [action.text() for action in page.menu().actions()]


def test_today_tells_the_office_which_units_wait_and_what_they_answered(
    real_window: MainWindow, ledger: Ledger
) -> None:
    unit = add_unit(ledger, "甲处", {})
    real_window.show_ledger(ledger)
    assert real_window.desk is not None
    real_window.desk.context.year.choose(2013)
    real_window.desk.navigate("today")
    QApplication.processEvents()
    assert "还有月份没有上报" not in words(real_window)
    add_unit(ledger, "乙处", {month: f"2013-{month + 1:02d}-05" for month in range(1, 12)})
    return_record(ledger, Release, add_release(ledger, "2013-03-05", unit), "文号不对")
    with reading(ledger) as session:
        (slip,) = session.scalars(select(ReturnSlip)).all()
    answer_return(ledger, slip.id, "已补填")
    QApplication.processEvents()
    QApplication.processEvents()
    said = words(real_window)
    assert "2 个单位还有月份没有上报。" in said
    assert "1 条退回的记录已经改正，待办结。" in said


def test_own_records_are_not_returned_to_oneself(real_window: MainWindow, ledger: Ledger) -> None:
    page = opened(real_window, ledger, add_release(ledger, "2013-03-05"))
    with pytest.raises(LookupError):
        button(page, "退回单位…")


def test_a_unit_sees_the_return_on_the_record_and_on_today_and_answers_there(
    real_window: MainWindow, unit_ledger: Ledger
) -> None:
    record = add_release(unit_ledger, "2013-05-05")
    return_record(unit_ledger, Release, record, "文号不对")
    page = opened(real_window, unit_ledger, record)
    assert "退回：文号不对" in words(page)
    fill_in({"answer": "已补填"})
    click(page, "写改正说明…")
    QApplication.processEvents()
    assert "改正说明：已补填" in words(page)
    other = add_release(unit_ledger, "2013-06-05")
    return_record(unit_ledger, Release, other, "日期不对")
    assert real_window.desk is not None
    real_window.desk.navigate("today")
    QApplication.processEvents()
    assert "办公室退回 1 条记录，请改正并写明怎样改的。" in words(real_window)


def test_a_locked_year_asks_for_a_slip_and_saves_under_it(real_window: MainWindow, ledger: Ledger) -> None:
    record = add_release(ledger, "2013-03-05")
    lock(ledger)
    page = opened(real_window, ledger, record)
    fill_in(SLIP)
    retitle(page, "notice")
    with reading(ledger) as session:
        assert session.get_one(Release, record).title == "notice"
        slip = session.scalars(select(CorrectionSlip)).one()
        assert (slip.reason, slip.approved_by) == ("标题写错", "王主任")
        assert report_state(session, 2013) == "corrected"


def test_a_slip_without_an_approver_is_refused_and_nothing_is_saved(real_window: MainWindow, ledger: Ledger) -> None:
    record = add_release(ledger, "2013-03-05")
    lock(ledger)
    page = opened(real_window, ledger, record)
    refused = fill_in(SLIP | {"approved_by": ""}, refused=True)
    retitle(page, "notice")
    assert "批准人" in refused[0]
    with reading(ledger) as session:
        assert session.get_one(Release, record).title == "通知 2013-03-05"


def test_an_undo_in_a_locked_year_asks_for_a_slip_too(real_window: MainWindow, ledger: Ledger) -> None:
    record = add_release(ledger, "2013-03-05")
    with operation(ledger, "改") as change:
        change.update(record, {"title": "通告"})
    lock(ledger)
    opened(real_window, ledger, record)
    fill_in(SLIP)
    real_window.undoing.take_back(change.notice.operation)
    QApplication.processEvents()
    with reading(ledger) as session:
        assert session.get_one(Release, record).title == "通知 2013-03-05"
        assert session.scalars(select(CorrectionSlip)).one().after.endswith("标题 通知 2013-03-05")


def test_returned_records_are_counted_at_their_page_and_a_settled_card_says_so(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    unit = add_unit(ledger, "甲处", {})
    release = add_release(ledger, "2013-03-05", unit)
    page = opened(real_window, ledger, release)
    return_record(ledger, Release, release, "文号不对")
    assert real_window.desk
    (entry,) = (one for one in real_window.desk.sidebar.entries() if one.name == "exchange")
    with reading(ledger) as session:
        slip = session.scalars(select(ReturnSlip)).one().id
    assert page
    assert entry.accessibleDescription() == ""
    answer_return(ledger, slip, "已补文号")
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "1 条退回已改正，待办结")
    accept_return(ledger, slip)
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "")
    real_window.desk.navigate("exchange", Tab("returns"))
    QApplication.processEvents()
    shown = real_window.desk.pages.current
    assert shown is not None
    assert "办结" in words(shown)
    assert "现在：退回以后没有改动。" in words(shown)
