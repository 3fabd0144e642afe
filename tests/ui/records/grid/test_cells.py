"""Cells changed in place: by F2 or typing, kept by Enter and Tab, filled down, pasted over; what can't be says why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from desktop_app.model.kinds import Application, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.records.grid.pasting import PasteWindow
from tests.ui.answering import answer
from tests.ui.records.hands import click, press, titles
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.records.grid.cell_box import CellBox
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.records.table_view import RecordTable
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small


@pytest.fixture
def page(show: Callable[[str], ListPage], real_window: MainWindow) -> ListPage:
    """Return the page of releases in a wide window: every column is seen."""
    real_window.resize(1600, 800)
    return show("releases")


def place_of(table: RecordTable, name: str) -> int:
    return next(place for place, column in enumerate(table.records.columns) if column.field.name == name)


def go_to(page: ListPage, row: int, name: str) -> None:
    table = page.shown.table
    table.setFocus()
    table.setCurrentIndex(table.records.index(row, place_of(table, name)))


def box_of(page: ListPage) -> CellBox:
    editing = page.shown.table.editing
    assert editing
    assert editing.box
    return editing.box


def line_of(box: CellBox) -> QLineEdit:
    editor = box.focusProxy()
    assert isinstance(editor, QLineEdit)
    return editor


def at(page: ListPage) -> tuple[int, str]:
    index = page.shown.table.currentIndex()
    return index.row(), page.shown.table.records.columns[index.column()].field.name


def retype(box: CellBox, text: str) -> None:
    editor = line_of(box)
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    type_in(editor, text)


def test_f2_opens_the_cell_enter_keeps_it_and_goes_down(page: ListPage, qtbot: QtBot) -> None:
    go_to(page, 1, "title")
    press(page.shown.table, Qt.Key.Key_F2)
    box = box_of(page)
    assert line_of(box).text() == "第4号通知"
    retype(box, "第4号公告")
    press(line_of(box), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page)[1] == "第4号公告")
    assert at(page) == (2, "title")


def test_typing_on_a_cell_replaces_it_and_tab_goes_to_the_next_that_can_be_changed(
    page: ListPage, ledger: Ledger, small: Small
) -> None:
    go_to(page, 0, "document_number")
    press(page.shown.table, Qt.Key.Key_7)
    box = box_of(page)
    assert line_of(box).text() == "7"
    press(line_of(box), Qt.Key.Key_Tab)
    with reading(ledger) as session:
        assert session.get_one(Release, small.releases[4]).document_number == "7"
    assert at(page) == (0, "index_number")


def test_a_choice_is_taken_by_a_few_letters_and_enter(page: ListPage, ledger: Ledger, small: Small) -> None:
    go_to(page, 0, "category")
    press(page.shown.table, Qt.Key.Key_F2)
    box = box_of(page)
    retype(box, "工作")
    press(line_of(box), Qt.Key.Key_Return)
    with reading(ledger) as session:
        assert session.get_one(Release, small.releases[4]).category == small.categories["工作动态"]


def test_escape_gives_up_and_the_list_has_the_keys_again(page: ListPage) -> None:
    go_to(page, 0, "title")
    press(page.shown.table, Qt.Key.Key_F2)
    retype(box_of(page), "x")
    press(line_of(box_of(page)), Qt.Key.Key_Escape)
    assert titles(page)[0] == "第5号通知"
    assert page.shown.table.hasFocus()


def test_what_the_field_or_the_record_cannot_hold_is_said_below_the_cell_and_stays_typed(page: ListPage) -> None:
    go_to(page, 0, "released_on")
    press(page.shown.table, Qt.Key.Key_F2)
    box = box_of(page)
    retype(box, "whenever")
    press(line_of(box), Qt.Key.Key_Return)
    assert "不是一个日期" in box.error
    retype(box, " ")
    press(line_of(box), Qt.Key.Key_Return)
    assert "请填写公开日期" in box.error
    assert box.isVisible()


def test_a_change_elsewhere_leaves_what_is_being_typed_into_a_cell(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    go_to(page, 0, "title")
    press(page.shown.table, Qt.Key.Key_F2)
    retype(box_of(page), "half")
    with operation(ledger, "别处") as change:
        change.update(small.releases[0], {"title": "第1号决定"})
    qtbot.waitUntil(lambda: titles(page)[4] == "第1号决定")
    assert line_of(box_of(page)).text() == "half"


def test_what_a_step_writes_or_a_rule_computes_says_so(
    show: Callable[[str], ListPage], ledger: Ledger, real_window: MainWindow
) -> None:
    with operation(ledger, "收件") as change:
        change.add(
            Application,
            {
                "unit": ledger.profile.unit_id,
                "channel": "web",
                "received_on": dt.date(2013, 12, 2),
                "nature": "disclosure",
                "subject": "查询",
                "applicant_type": "natural",
            },
        )
    real_window.resize(1600, 800)
    page = show("applications")
    said: list[str] = []
    page.shown.table.fixed.connect(said.append)
    go_to(page, 0, "replied_on")
    press(page.shown.table, Qt.Key.Key_F2)
    go_to(page, 0, "due_on")
    press(page.shown.table, Qt.Key.Key_3)
    assert ["“答复”这一步" in said[0], "由程序按规则算出" in said[1]] == [True, True]


def test_ctrl_d_fills_the_column_down_from_the_first_chosen_row(page: ListPage, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "文号") as change:
        change.update(small.releases[4], {"document_number": "闽〔2013〕5号"})
    table = page.shown.table
    table.setFocus()
    go_to(page, 0, "document_number")
    for _step in range(3):
        press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    with reading(ledger) as session:
        numbers = [session.get_one(Release, one).document_number for one in small.releases]
    assert numbers == ["", *["闽〔2013〕5号"] * 4]


def test_a_block_is_pasted_over_cells_after_a_look_at_what_changes(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("甲\t2013-01-02\n乙\tnever\n")
    go_to(page, 3, "title")
    table = page.shown.table
    names = [field.name for field in table.fields_from(0)]
    table.horizontalHeader().moveSection(names.index("released_on"), 1)
    answer("覆盖单元格…")
    press(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window = next(found for found in page.window().findChildren(PasteWindow) if found.isVisible())
    qtbot.waitUntil(lambda: len(window.planned) == 2)
    problems = [line.problem for line in window.preview.lines.rows if line.problem]
    assert len(problems) == 1
    assert "不是一个日期" in problems[0]
    click(window.button)
    with reading(ledger) as session:
        changed = [session.get_one(Release, one) for one in small.releases[:2]]
        assert [(one.title, one.released_on) for one in changed] == [
            ("乙", dt.date(2013, 1, 15)),
            ("甲", dt.date(2013, 1, 2)),
        ]


def test_thirty_rows_are_pasted_over_a_list_and_one_undo_takes_them_back(
    page: ListPage, ledger: Ledger, small: Small, real_window: MainWindow, qtbot: QtBot
) -> None:
    with operation(ledger, "三十条") as change:
        shared: dict[str, Value] = {"unit": small.units["就业处"], "category": small.categories["工作动态"]}
        for day in range(1, 31):
            change.add(Release, {**shared, "title": f"简报{day}", "released_on": dt.date(2013, 6, day)})
    qtbot.waitUntil(lambda: page.shown.count == 35)
    before = titles(page)
    QGuiApplication.clipboard().setText("".join(f"新简报{row}\n" for row in range(30)))
    go_to(page, 0, "title")
    answer("覆盖单元格…")
    press(page.shown.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window = next(found for found in page.window().findChildren(PasteWindow) if found.isVisible())
    qtbot.waitUntil(lambda: len(window.planned) == 30)
    click(window.button)
    qtbot.waitUntil(lambda: titles(page)[:30] == [f"新简报{row}" for row in range(30)])
    real_window.undoing.undo.trigger()
    qtbot.waitUntil(lambda: titles(page) == before)


def test_what_was_copied_can_still_go_in_as_new_records(page: ListPage) -> None:
    QGuiApplication.clipboard().setText("标题\n新的\n")
    go_to(page, 0, "title")
    answer("导入成新记录…")
    press(page.shown.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = [found for found in page.window().findChildren(PasteWindow) if found.isVisible()]
    assert shown == []
