"""The page 回收站 by keys and mouse: deleted in a list, found, looked at, brought back; many are asked about first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Application, Attachment, Release
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.progress import silent
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable
from desktop_app.ui.recycle_bin.page import RecycleBinPage
from tests.ui.answering import answer, click
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small


@pytest.fixture
def releases(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def bin_of(window: MainWindow) -> RecycleBinPage:
    """Return the page of the bin, shown by the menu."""
    next(action for action in window.menuBar().findChildren(QAction) if action.text() == "回收站").trigger()
    assert window.desk
    page = window.desk.pages.current
    assert isinstance(page, RecycleBinPage)
    return page


def rows(page: RecycleBinPage) -> list[str]:
    """Return the names in the table."""
    return [str(page.model.index(row, 2).data()) for row in range(page.model.rowCount())]


def delete(page: ListPage, *titles: str) -> None:
    """Select rows of a list by their titles and press Del."""
    table = page.shown.table
    table.clearSelection()
    for row in range(page.shown.count):
        if table.records.index(row, 0).data() in titles:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            table.selectionModel().select(table.records.index(row, 0), flags)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)


def test_what_is_deleted_in_a_list_is_found_shown_and_brought_back(
    releases: ListPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    delete(releases, "第3号通知", "第4号通知")
    page = bin_of(real_window)
    assert sorted(rows(page)) == ["第3号通知", "第4号通知"]
    type_in(page.narrowing.words, "第3")
    assert rows(page) == ["第3号通知"]
    shown = [part.text() for part in page.shown.findChildren(QLabel)]
    assert {"第3号通知", "业务信息"} <= set(shown)
    click(page, "恢复选中的")
    qtbot.waitUntil(lambda: rows(page) == [])
    page.narrowing.words.clear()
    assert rows(page) == ["第4号通知"]
    assert real_window.desk
    real_window.desk.navigate("releases")
    qtbot.waitUntil(lambda: releases.shown.count == 4)


def test_several_come_back_by_the_keyboard_in_one_step(
    releases: ListPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    delete(releases, *(f"第{number}号通知" for number in range(1, 6)))
    page = bin_of(real_window)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.subtitle() == "5 条，已选 5 条"
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rows(page) == [])
    step = last_undoable(page.context.ledger)
    assert step
    assert step.label == "恢复 5 条记录"


def test_a_file_of_an_applicant_comes_back_without_its_name_in_the_log(
    releases: ListPage, real_window: MainWindow, ledger: Ledger, small: Small, qtbot: QtBot, tmp_path: Path
) -> None:
    values: dict[str, Value] = {"subject": "社保", "unit": small.units["就业处"], "channel": "face"}
    values |= {"nature": "disclosure", "applicant_type": "natural", "received_on": dt.date(2013, 3, 1)}
    with operation(ledger, "登记") as change:
        application = change.add(Application, values)
    scan = tmp_path / "张三丰身份证.jpg"
    scan.write_bytes(b"SCAN")
    attach(ledger, Owner(application, Attachment), [scan], dt.date(2013, 3, 2), silent)
    with reading(ledger) as session:
        file = session.scalars(select(Attachment.id)).one()
    with operation(ledger, "删去附件") as change:
        change.delete(file)
    page = bin_of(real_window)
    assert rows(page) == [scan.name]
    click(page, "恢复选中的")
    qtbot.waitUntil(lambda: rows(page) == [])
    step = last_undoable(ledger)
    assert step
    assert step.label == "恢复 1 条记录"
    assert releases


def test_the_bin_is_reached_from_the_list_s_menu_on_its_kind(
    releases: ListPage, real_window: MainWindow, ledger: Ledger, small: Small
) -> None:
    with operation(ledger, "删除渠道") as change:
        change.delete(small.channels["政务微博"])
    delete(releases, "第1号通知")
    releases.shown.table.selectRow(0)
    next(action for action in releases.menu().actions() if action.text() == "回收站…").trigger()
    assert real_window.desk
    page = real_window.desk.pages.current
    assert isinstance(page, RecycleBinPage)
    assert rows(page) == ["第1号通知"]
    page.narrowing.kind.setCurrentIndex(0)
    assert sorted(rows(page)) == ["政务微博", "第1号通知"]


@pytest.mark.parametrize(("button", "left"), [("删除", 0), ("取消", 26)])
def test_deleting_many_asks_with_their_number(
    show: Callable[[str], ListPage], ledger: Ledger, small: Small, qtbot: QtBot, button: str, left: int
) -> None:
    with operation(ledger, "更多") as change:
        for number in range(6, 27):
            values: dict[str, Value] = {
                "title": f"第{number}号通知",
                "unit": small.units["办公室"],
                "attribute": "active",
            }
            values |= {"category": small.categories["业务信息"], "released_on": dt.date(2013, 3, number)}
            change.add(Release, values)
    page = show("releases")
    said = answer(button)
    page.shown.table.selectAll()
    page.shown.table.setFocus()
    QTest.keyClick(page.shown.table, Qt.Key.Key_Delete)
    assert "删除主动公开信息 26 条？" in said.said[0]
    qtbot.waitUntil(lambda: page.shown.count == left)


def test_twenty_are_deleted_without_a_question_and_an_empty_bin_says_so(
    releases: ListPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    page = bin_of(real_window)
    told = [part for part in page.findChildren(QLabel) if part.text() == "回收站是空的"]
    qtbot.waitUntil(told[0].isVisible)
    assert not page.back.isEnabled()
    assert real_window.desk
    real_window.desk.navigate("releases")
    delete(releases, "第1号通知")
    qtbot.waitUntil(lambda: releases.shown.count == 4)
