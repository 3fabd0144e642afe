"""连续录入: rows typed one below the other by the keys, pasted, filled from above, kept in one step or not at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop_app.model.kinds import Release
from desktop_app.store.log.reading import reading
from desktop_app.ui.records.grid.entry_window import EntryWindow
from tests.ui.answering import answer
from tests.ui.records.hands import click, press, titles
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


@pytest.fixture
def entry(page: ListPage) -> EntryWindow:
    """Return the window for several releases."""
    click(page.shown.chosen.several)
    return next(found for found in page.window().findChildren(EntryWindow) if found.isVisible())


def column(entry: EntryWindow, name: str) -> int:
    return [one.name for one in entry.rows.fields].index(name)


def go_to(entry: EntryWindow, row: int, name: str) -> None:
    entry.table.setCurrentIndex(entry.rows.index(row, column(entry, name)))


def line(entry: EntryWindow) -> QLineEdit:
    assert entry.cells.box
    editor = entry.cells.box.focusProxy()
    assert isinstance(editor, QLineEdit)
    return editor


def type_cell(entry: EntryWindow, text: str, then: Qt.Key) -> None:
    """Open the current cell, type over what stands there and go on by a key."""
    press(entry.table, Qt.Key.Key_F2)
    editor = line(entry)
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    type_in(editor, text)
    press(editor, then)


def test_three_releases_are_typed_by_the_keys_and_kept_in_one_step(
    entry: EntryWindow, page: ListPage, ledger: Ledger
) -> None:
    assert entry.rows.fields[entry.table.currentIndex().column()].name == "title"
    for number in range(3):
        go_to(entry, number, "title")
        type_cell(entry, f"Notice {number}", Qt.Key.Key_Tab)
        if number == 0:
            go_to(entry, 0, "category")
            type_cell(entry, "工作动态", Qt.Key.Key_Tab)
            go_to(entry, 0, "released_on")
            type_cell(entry, "12-5", Qt.Key.Key_Return)
            go_to(entry, 1, "title")
    assert entry.button.text() == "保存 3 条"
    press(entry, Qt.Key.Key_S, CTRL)
    assert entry.error == ""
    assert entry.isHidden()
    assert sorted(titles(page)) == ["Notice 0", "Notice 1", "Notice 2"]
    with reading(ledger) as session:
        made = session.query(Release).filter(Release.title.like("Notice%")).all()
        assert {one.released_on for one in made} == {dt.date(2013, 12, 5)}
        assert len({one.category for one in made}) == 1


def test_the_row_below_begins_with_unit_category_and_day_of_the_one_above(entry: EntryWindow) -> None:
    go_to(entry, 0, "category")
    type_cell(entry, "业务信息", Qt.Key.Key_Return)
    assert entry.rows.index(1, column(entry, "category")).data() == "业务信息"
    assert not entry.rows.rows[1].touched


def test_each_row_begins_with_what_is_usual_and_a_number_of_its_own(
    entry: EntryWindow, page: ListPage, ledger: Ledger
) -> None:
    go_to(entry, 0, "category")
    type_cell(entry, "业务信息", Qt.Key.Key_Return)
    for row, title in enumerate(("One", "Two", "Three")):
        go_to(entry, row, "title")
        type_cell(entry, title, Qt.Key.Key_Return)
        go_to(entry, row, "released_on")
        type_cell(entry, "12-5", Qt.Key.Key_Return)
    click(entry.button)
    assert entry.isHidden()
    with reading(ledger) as session:
        made = session.query(Release).filter(Release.title.in_(("One", "Two", "Three"))).all()
        assert {one.attribute for one in made} == {"active"}
        assert sorted(one.index_number[-2:] for one in made) == ["01", "02", "03"]
    assert len(titles(page)) == 3


def test_what_is_lacking_is_shown_in_its_cell_and_nothing_is_kept(entry: EntryWindow, ledger: Ledger) -> None:
    go_to(entry, 0, "title")
    type_cell(entry, "One", Qt.Key.Key_Return)
    click(entry.button)
    assert "第 1 行" in entry.error
    assert "信息分类" in entry.error
    assert entry.isVisible()
    with reading(ledger) as session:
        assert session.query(Release).count() == 5


def test_what_the_record_contradicts_is_shown_in_its_row(entry: EntryWindow) -> None:
    for name, text in (("title", "One"), ("category", "业务信息"), ("released_on", "2013-01-05")):
        go_to(entry, 0, name)
        type_cell(entry, text, Qt.Key.Key_Return)
    go_to(entry, 0, "made_on")
    type_cell(entry, "2013-02-01", Qt.Key.Key_Return)
    click(entry.button)
    assert "公开日期早于生成日期" in entry.error
    assert entry.table.currentIndex().column() == column(entry, "released_on")


def test_what_a_cell_cannot_hold_is_said_below_it(entry: EntryWindow) -> None:
    go_to(entry, 0, "released_on")
    type_cell(entry, "never", Qt.Key.Key_Return)
    assert entry.cells.box
    assert "不是一个日期" in entry.cells.box.error


def test_a_block_is_pasted_and_its_words_become_choices(entry: EntryWindow) -> None:
    QGuiApplication.clipboard().setText("甲\n乙\n丙\n")
    go_to(entry, 0, "title")
    press(entry.table, Qt.Key.Key_V, CTRL)
    assert [row.values.get("title") for row in entry.rows.typed] == ["甲", "乙", "丙"]
    QGuiApplication.clipboard().setText("工作动态\n没有这个\n")
    go_to(entry, 0, "category")
    press(entry.table, Qt.Key.Key_V, CTRL)
    assert entry.rows.index(0, column(entry, "category")).data() == "工作动态"
    assert entry.rows.index(1, column(entry, "category")).data() == "没有这个"
    assert "没有这个" in entry.rows.rows[1].problems["category"]


def test_ctrl_d_takes_over_what_stands_above_and_a_row_is_taken_out(entry: EntryWindow) -> None:
    go_to(entry, 0, "title")
    type_cell(entry, "One", Qt.Key.Key_Return)
    go_to(entry, 1, "title")
    press(entry.table, Qt.Key.Key_D, CTRL)
    assert [row.values["title"] for row in entry.rows.typed] == ["One", "One"]
    press(entry.table, Qt.Key.Key_Delete, CTRL)
    assert len(entry.rows.typed) == 1
    assert entry.rows.rowCount() == 2


def test_a_row_that_was_taken_out_leaves_no_number_twice(entry: EntryWindow) -> None:
    for row, title in enumerate(("One", "Two", "Three")):
        go_to(entry, row, "title")
        type_cell(entry, title, Qt.Key.Key_Return)
    go_to(entry, 1, "title")
    press(entry.table, Qt.Key.Key_Delete, CTRL)
    go_to(entry, 2, "title")
    type_cell(entry, "Four", Qt.Key.Key_Return)
    numbers = [row.values["index_number"] for row in entry.rows.rows]
    assert len(set(numbers)) == len(numbers) == 4


def test_closing_with_rows_asks_first(entry: EntryWindow) -> None:
    go_to(entry, 0, "title")
    type_cell(entry, "One", Qt.Key.Key_Return)
    answer("取消")
    press(entry, Qt.Key.Key_Escape)
    assert entry.isVisible()
    answer("放弃")
    press(entry, Qt.Key.Key_Escape)
    assert entry.isHidden()
