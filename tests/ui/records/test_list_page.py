"""A list in the window: found by words and chips, opened, deleted and undone, copied, exported, imported."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QRadioButton, QWidget

from desktop_app.model.kinds import Release
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.store.log.operation import operation
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.button import Button
from desktop_app.ui.ledgers.pages import PAGES
from desktop_app.ui.records.pick_list import PickList
from desktop_app.ui.sheets.import_window import ImportWindow
from tests.ui.answering import answer
from tests.ui.records.hands import button, click, editor_of, form_of, open_row, press, retype, text_of, titles
from tests.ui.typed import type_in
from tests.ui.walking import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

ALL = [f"第{number}号通知" for number in (5, 4, 3, 2, 1)]


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def choosing(words: str) -> Callable[[QWidget], None]:
    """Return what chooses the round button with these words in a dialog, by the keyboard."""

    def choose(dialog: QWidget) -> None:
        found = next(choice for choice in dialog.findChildren(QRadioButton) if choice.text() == words)
        found.setFocus()
        press(found, Qt.Key.Key_Space)

    return choose


def pick(page: ListPage, name: str, *texts: str) -> None:
    """Open a chip and tick choices by typing and Enter, with the keyboard only."""
    chip = page.shown.bar.chips[name]
    chip.setFocus()
    press(chip, Qt.Key.Key_Space)
    popup = next(popup for popup in page.window().findChildren(PickList) if popup.isVisible())
    for text in texts:
        rows = [popup.items.item(row).text() for row in range(popup.items.count())]
        popup.items.setCurrentRow(rows.index(text))
        press(popup.items, Qt.Key.Key_Space)
    press(popup.items, Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_shows_each_of_its_lists_without_any_window_of_its_own(
    show: Callable[[str], ListPage], name: str, real_window: MainWindow
) -> None:
    page = show(name)
    for place, kind in enumerate((*page.tabs, *page.settings)):
        page.bar.setCurrentIndex(place)
        assert page.shown.kind is kind
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [real_window]


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_every_page_s_forms_open_empty_with_the_keyboard_and_close_again(
    show: Callable[[str], ListPage], name: str
) -> None:
    page = show(name)
    for place in range(page.bar.count()):
        page.bar.setCurrentIndex(place)
        page.new_record()
        assert form_of(page).kind is page.shown.kind
        assert page.sheet.isVisible()
        press(page.editor, Qt.Key.Key_Escape)
        assert page.sheet.isHidden()


def test_the_head_says_the_year_and_how_many_there_are(page: ListPage) -> None:
    assert page.subtitle() == "2013 年 · 5 条"
    page.show_kind(page.settings[0])
    assert page.subtitle() == "3 类"


def test_words_narrow_the_list_a_moment_after_they_are_typed(page: ListPage, qtbot: QtBot) -> None:
    type_in(page.shown.bar.words, "第3号")
    assert titles(page) == ALL
    qtbot.waitUntil(lambda: titles(page) == ["第3号通知"])
    assert page.subtitle() == "2013 年 · 1 条"


@pytest.mark.parametrize("words", ['"', "a OR b", "(*", "第3号\x00", "' --"])
def test_words_that_mean_something_to_a_machine_are_only_words(page: ListPage, words: str) -> None:
    page.shown.bar.words.setText(words)
    press(page.shown.bar.words, Qt.Key.Key_Return)
    assert set(titles(page)) <= set(ALL)


def test_nothing_found_says_so_and_offers_the_way_back(page: ListPage) -> None:
    type_in(page.shown.bar.words, "查无此件")
    press(page.shown.bar.words, Qt.Key.Key_Return)
    shown = [words.text() for words in page.shown.findChildren(QLabel) if words.isVisible()]
    assert "没有符合条件的记录" in shown
    click(button(page.shown, "清除筛选"))
    assert titles(page) == ALL


def test_a_year_without_records_invites_to_enter_some(page: ListPage, real_window: MainWindow) -> None:
    assert real_window.desk
    real_window.desk.context.year.choose(2012)
    assert titles(page) == []
    click(button(page.shown, "新增主动公开信息"))
    assert form_of(page).record_id is None


def test_chips_narrow_by_several_choices_and_say_so(page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot) -> None:
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"category": small.categories["工作动态"]})
        change.update(small.releases[1], {"category": small.categories["其他信息"]})
    pick(page, "category", "工作动态")
    assert titles(page) == ["第1号通知"]
    pick(page, "category", "其他信息")
    assert titles(page) == ["第2号通知", "第1号通知"]
    assert page.shown.bar.chips["category"].text().strip() == "信息分类：工作动态 等 2 项"
    click(page.shown.bar.clear)
    qtbot.waitUntil(lambda: titles(page) == ALL)


def test_a_field_that_isn_t_filled_in_can_be_looked_for(page: ListPage, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"document_kind": "normative"})
        change.update(small.categories["工作动态"], {"parent": small.categories["业务信息"]})
    pick(page, "document_kind", "（未填）")
    assert titles(page) == ALL[:4]
    page.show_kind(page.settings[0])
    pick(page, "parent", "（未填）")
    assert titles(page) == ["业务信息", "其他信息"]


def test_another_year_or_all_years_can_be_shown_and_the_working_year_comes_back(
    page: ListPage, ledger: Ledger, small: Small, real_window: MainWindow, qtbot: QtBot
) -> None:
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"released_on": dt.date(2012, 5, 1)})
    qtbot.waitUntil(lambda: titles(page) == ALL[:4])
    page.shown.bar.year.picked.emit(("0",))
    assert titles(page) == ALL
    assert page.subtitle() == "5 条"
    page.shown.bar.year.picked.emit(("2012",))
    assert titles(page) == ["第1号通知"]
    page.shown.bar.reset()
    assert real_window.desk
    real_window.desk.context.year.choose(2012)
    assert titles(page) == ["第1号通知"]


def test_the_records_behind_a_figure_are_shown_until_one_goes_back(page: ListPage, small: Small) -> None:
    page.arrive(Selection("release", tuple(small.releases[:2]), "附表：业务信息"))
    assert titles(page) == ["第2号通知", "第1号通知"]
    assert page.shown.bar.limited.text().strip() == "附表：业务信息"
    click(page.shown.bar.limited)
    assert titles(page) == ALL


def test_another_page_can_ask_for_a_filter(page: ListPage) -> None:
    page.arrive(Filter(where=(Condition("released_on", "<=", dt.date(2013, 2, 28)),)))
    assert titles(page) == ["第2号通知", "第1号通知"]


def test_enter_opens_the_selected_record_and_escape_leads_back_to_the_list(page: ListPage) -> None:
    table = page.shown.table
    table.setFocus()
    table.selectRow(1)
    press(table, Qt.Key.Key_Return)
    assert text_of(form_of(page), "title") == "第4号通知"
    press(page.editor, Qt.Key.Key_Escape)
    assert page.sheet.isHidden()
    assert QApplication.focusWidget() is table


def test_delete_acts_at_once_and_offers_to_undo(page: ListPage, real_window: MainWindow, qtbot: QtBot) -> None:
    table = page.shown.table
    table.setFocus()
    table.selectRow(0)
    press(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == ALL[2:])
    assert real_window.desk
    banner = real_window.desk.banner
    assert "已删除主动公开信息 2 条。" in [words.text() for words in banner.findChildren(QLabel)]
    click(button(banner, "撤销"))
    qtbot.waitUntil(lambda: titles(page) == ALL)


def test_a_category_in_use_is_not_deleted_and_the_reason_is_said(page: ListPage, real_window: MainWindow) -> None:
    page.show_kind(page.settings[0])
    page.shown.table.selectRow(0)
    press(page.shown.table, Qt.Key.Key_Delete)
    assert titles(page) == ["业务信息", "工作动态", "其他信息"]
    assert real_window.desk
    said = [words.text() for words in real_window.desk.banner.findChildren(QLabel)]
    assert any("还被 5 条“主动公开信息”用着" in words for words in said)


def test_the_record_in_the_form_can_be_deleted_there(page: ListPage, qtbot: QtBot) -> None:
    open_row(page, "第3号通知")
    click(page.editor.head.delete_button)
    qtbot.waitUntil(lambda: titles(page) == [ALL[0], ALL[1], ALL[3], ALL[4]])
    assert page.sheet.isHidden()


def test_selection_and_place_stay_when_something_else_changes(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    shared: dict[str, Value] = {"unit": ledger.profile.unit_id, "category": small.categories["业务信息"]}
    with operation(ledger, "许多") as change:
        for number in range(300):
            day = dt.date(2013, 1, 1) + dt.timedelta(number)
            change.add(Release, {**shared, "title": f"批量{number:03}", "released_on": day})
    table = page.shown.table
    qtbot.waitUntil(lambda: page.shown.count == 305)
    chosen = table.records.record_id(200)
    table.select(chosen)
    top = table.records.record_id(table.rowAt(0))
    with operation(ledger, "一条") as change:
        change.add(Release, {**shared, "title": "最新", "released_on": dt.date(2013, 12, 31)})
    qtbot.waitUntil(lambda: page.shown.count == 306)
    assert table.selected_ids() == [chosen]
    assert table.records.record_id(table.rowAt(0)) == top


def test_selected_rows_go_to_the_clipboard_as_a_spreadsheet_takes_them(page: ListPage) -> None:
    page.shown.table.selectRow(0)
    press(page.shown.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["标题", "公开单位", "信息分类"]
    assert lines[1].split("\t")[:4] == ["第5号通知", "办公室", "业务信息", "2013-05-15"]


def test_what_is_listed_can_be_exported_and_imported_again(
    page: ListPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "信息.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "CSV 文本 (*.csv)"))
    page.shown.bar.words.setText("第3号")
    press(page.shown.bar.words, Qt.Key.Key_Return)
    answer("选择文件并导出", look=choosing("全部字段（可再导入）"))
    page.export_sheet()
    text = path.read_text("utf-8-sig")
    assert "第3号通知" in text
    assert "第4号通知" not in text
    path.write_text(text.replace("第3号通知", "第三号通知"), "utf-8-sig")
    page.import_sheet()
    step = page.window().findChild(ImportWindow)
    assert step
    assert step.kinds.kind is Release
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    click(button(step, "选择文件…"))
    click(button(step, "导入 1 行"))
    page.shown.bar.reset()
    qtbot.waitUntil(lambda: "第三号通知" in titles(page))


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_the_list_goes_out_as_it_stands_its_columns_in_the_order_they_were_put(
    page: ListPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"信息.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.shown.table.horizontalHeader().moveSection(3, 0)
    page.shown.bar.words.setText("第3号")
    press(page.shown.bar.words, Qt.Key.Key_Return)
    answer("选择文件并导出")
    page.export_sheet()
    if ending == "csv":
        lines = path.read_text("utf-8-sig").splitlines()
        assert lines[0].startswith("公开日期,标题,公开单位,信息分类")
        assert [line.split(",")[1] for line in lines[1:]] == ["第3号通知"]
    else:
        assert path.read_bytes().startswith(b"%PDF")


def test_rows_copied_elsewhere_are_pasted_into_the_list(page: ListPage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("标题\t公开单位\t信息分类\t公开日期\n粘来的通知\t办公室\t业务信息\t2011-06-01\n")
    page.shown.table.setFocus()
    press(page.shown.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    step = page.window().findChild(ImportWindow)
    assert step
    click(button(step, "导入 1 行"))
    qtbot.waitUntil(lambda: titles(page) == ["粘来的通知"])
    assert page.shown.bar.limited.text() == "刚导入的"


def test_the_narrow_list_beside_the_form_keeps_title_day_and_state(page: ListPage) -> None:
    table = page.shown.table
    shown = {column.field.name for place, column in enumerate(table.records.columns) if not table.isColumnHidden(place)}
    assert shown >= {"title", "released_on", "unit", "category"}
    open_row(page, "第3号通知")
    QTest.qWait(1)
    shown = {column.field.name for place, column in enumerate(table.records.columns) if not table.isColumnHidden(place)}
    assert shown == {"title", "released_on", "state"}


def test_in_a_small_window_the_head_keeps_the_button_that_matters(
    show: Callable[[str], ListPage], real_window: MainWindow
) -> None:
    real_window.resize(1180, 620)
    page = show("indicators")
    lay_out()
    buttons = page.findChildren(ActionRow)[0].findChildren(Button)

    def in_words() -> list[str]:
        return [button.text() for button in buttons if button.text() and not button.is_short]

    assert in_words() == ["图表", "导入", "导出", "新增"]
    page.new_record()
    lay_out()
    assert in_words() == ["导出", "新增"]
    press(page.editor, Qt.Key.Key_Escape)
    lay_out()
    assert in_words() == ["图表", "导入", "导出", "新增"]


def test_f6_goes_from_the_list_to_the_form_and_back(page: ListPage) -> None:
    open_row(page, "第3号通知")
    press(editor_of(form_of(page), "title"), Qt.Key.Key_F6)
    assert QApplication.focusWidget() is page.shown.table
    press(page.shown.table, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is editor_of(form_of(page), "title")


def test_the_menu_of_a_row_opens_copies_and_deletes(page: ListPage, qtbot: QtBot) -> None:
    table = page.shown.table
    table.selectRow(1)
    actions = {action.text(): action for action in page.menu().actions() if action.text()}
    assert list(actions) == [
        "打开",
        "照此新增一条",
        "连续录入…",
        "复制到剪贴板",
        "按这一列排序",
        "打印列表…",
        "批量修改…",
        "查找替换…",
        "删除",
        "回收站…",
    ]
    actions["打开"].trigger()
    assert text_of(form_of(page), "title") == "第4号通知"
    actions["照此新增一条"].trigger()
    shown = [text_of(form_of(page), name) for name in ("title", "category", "released_on")]
    assert shown == ["", "业务信息", "2013-04-15"]
    page.editor.discard()
    table.selectRow(1)
    actions["删除"].trigger()
    qtbot.waitUntil(lambda: titles(page) == [ALL[0], *ALL[2:]])


def test_a_record_saved_anew_is_the_one_marked_as_open(page: ListPage, qtbot: QtBot) -> None:
    page.new_record()
    retype(form_of(page), "title", "Brand new")
    retype(form_of(page), "category", "其他")
    press(editor_of(form_of(page), "title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert form_of(page).record_id
    assert page.shown.table._cells.open == form_of(page).record_id
    qtbot.waitUntil(lambda: titles(page)[0] == "Brand new")


def test_choosing_the_working_year_wins_over_a_year_chosen_in_the_list(page: ListPage, real_window: MainWindow) -> None:
    page.shown.bar.year.picked.emit(("2011",))
    assert titles(page) == []
    assert real_window.desk
    real_window.desk.context.year.choose(2012)
    assert page.subtitle() == "2012 年 · 0 条"
    real_window.desk.context.year.choose(2013)
    assert titles(page) == ALL
