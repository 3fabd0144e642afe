"""The window with an open data file: pages by key and click, undo from the menu, closing, languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from desktop_app.model.codes import code_text
from desktop_app.model.kinds import Category, Release, Unit
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.guide.help_window import HelpWindow
from desktop_app.ui.window.card_window import CardWindow
from desktop_app.ui.window.navigation import Entry
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import answer, button, click
from tests.ui.plain_pages import PlainPage
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.main_window import MainWindow


def press(window: MainWindow, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    for one in held:
        modifiers |= one
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def page_of(window: MainWindow) -> Page:
    assert window.desk is not None
    page = window.desk.pages.current
    assert page is not None
    return page


def notes(window: MainWindow) -> list[object]:
    page = page_of(window)
    assert isinstance(page, PlainPage)
    return page.notes


def action(window: MainWindow, words: str) -> QAction:
    actions = (found for menu in window.menuBar().findChildren(QMenu) for found in menu.actions())
    return next(found for found in actions if found.text().startswith(words))


def rename_unit(ledger: Ledger, name: str = "新名称") -> str:
    with operation(ledger, "修改处室和单位") as change:
        change.update(ledger.profile.unit_id, {"name": name})
    return change.notice.operation


def unit_name(ledger: Ledger) -> str:
    with reading(ledger) as session:
        unit = session.get(Unit, ledger.profile.unit_id)
        assert unit is not None
        return unit.name


def test_ctrl_and_a_digit_go_to_each_page(desk_window: MainWindow) -> None:
    for number, place in enumerate(PLACES[:9], 1):
        press(desk_window, Qt.Key(Qt.Key.Key_0 + number))
        assert page_of(desk_window).name == place.name


def test_a_click_in_the_navigation_goes_there_and_marks_the_entry(desk_window: MainWindow) -> None:
    click(desk_window, "复议诉讼")
    assert page_of(desk_window).name == "disputes"
    assert desk_window.desk is not None
    assert [entry.name for entry in desk_window.desk.sidebar.entries() if entry.isChecked()] == ["disputes"]


def test_tab_and_arrows_reach_the_navigation_without_a_mouse(desk_window: MainWindow) -> None:
    for _step in range(40):
        focused = QApplication.focusWidget()
        if isinstance(focused, Entry):
            break
        QTest.keyClick(focused or desk_window, Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget() or desk_window, key)
    assert page_of(desk_window).name == "applications"


def test_ctrl_n_starts_a_record_of_the_page_and_says_so_where_there_is_none(desk_window: MainWindow) -> None:
    click(desk_window, "主动公开")
    press(desk_window, Qt.Key.Key_N)
    assert notes(desk_window)[-1] == "new"
    click(desk_window, "指标")
    said: list[str] = []
    desk_window.messages.said.connect(lambda message: said.append(message.text))
    press(desk_window, Qt.Key.Key_N)
    assert said == ["这一页没有可以新增的记录。"]


def test_ctrl_p_prints_where_there_is_something_to_print(desk_window: MainWindow) -> None:
    click(desk_window, "附表与年报")
    press(desk_window, Qt.Key.Key_P)
    assert notes(desk_window)[-1] == "print"


def test_navigate_hands_the_target_to_the_page_after_its_refresh(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    target = Selection("release", ("1" * 32,))
    desk_window.desk.context.navigate("releases", target)
    assert notes(desk_window) == [("refresh", None), ("arrive", target)]


def test_a_record_opens_on_the_page_that_edits_its_kind(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    desk_window.desk.context.open_record("complaint", None, {"subject": "x"})
    assert page_of(desk_window).name == "inquiries"
    assert notes(desk_window)[-1] == ("open", "complaint", None, {"subject": "x"})


def test_a_page_with_unsaved_typing_is_not_left_and_keeps_its_mark(
    desk_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(desk_window, "主动公开")
    monkeypatch.setattr(type(page_of(desk_window)), "may_go", False)
    click(desk_window, "指标")
    assert page_of(desk_window).name == "releases"
    assert not desk_window.close()
    assert desk_window.desk is not None
    monkeypatch.undo()


def test_a_change_refreshes_the_page_shown_and_the_others_when_they_are_shown(
    desk_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    for name in ("主动公开", "人员经费"):
        click(desk_window, name)
    people: list[object] = notes(desk_window)
    rename_unit(ledger)
    qtbot.waitUntil(lambda: people[-1] == ("refresh", "修改处室和单位"))
    click(desk_window, "主动公开")
    assert notes(desk_window) == [("refresh", None)]
    rename_unit(ledger, "另一个")
    rename_unit(ledger, "第三个")
    QApplication.processEvents()
    assert people.count(("refresh", "修改处室和单位")) == 1
    click(desk_window, "人员经费")
    assert people.count(("refresh", None)) == 2


def test_another_working_year_refreshes_every_page(desk_window: MainWindow) -> None:
    click(desk_window, "主动公开")
    assert desk_window.desk is not None
    desk_window.desk.context.year.choose(2012)
    assert notes(desk_window) == [("refresh", None), ("refresh", None)]


def test_undo_and_redo_from_the_menu_say_what_they_take_back(
    desk_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    before = unit_name(ledger)
    rename_unit(ledger)
    qtbot.waitUntil(lambda: desk_window.undoing.undo.text() == "撤销：修改处室和单位")
    action(desk_window, "撤销：").trigger()
    assert unit_name(ledger) == before
    qtbot.waitUntil(lambda: desk_window.undoing.redo.text() == "重做：修改处室和单位")
    press(desk_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    assert unit_name(ledger) == "新名称"


def test_ctrl_z_in_a_line_of_typing_takes_back_the_typing_only(
    desk_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    rename_unit(ledger)
    qtbot.waitUntil(desk_window.undoing.undo.isEnabled)
    press(desk_window, Qt.Key.Key_F)
    assert desk_window.desk is not None
    type_in(desk_window.desk.topbar.search, "abc")
    press(desk_window, Qt.Key.Key_Z)
    assert desk_window.desk.topbar.search.text() == ""
    assert unit_name(ledger) == "新名称"


def test_the_offer_in_a_message_undoes_that_operation(desk_window: MainWindow, ledger: Ledger) -> None:
    before = unit_name(ledger)
    with operation(ledger, "修改处室和单位") as change:
        change.update(ledger.profile.unit_id, {"name": "新名称"})
    desk_window.messages.done("已保存", change.notice)
    click(desk_window, "撤销")
    assert unit_name(ledger) == before


def test_the_search_box_finds_by_two_characters_and_opens_with_enter(desk_window: MainWindow, ledger: Ledger) -> None:
    assert desk_window.desk is not None
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "其他信息", "code": "oth", "first_year": 2008})
        facts: dict[str, Value] = {
            "unit": ledger.profile.unit_id,
            "category": category,
            "released_on": dt.date(2013, 5, 6),
        }
        wanted = change.add(Release, {"title": "职称评审 <b> & 通知", **facts})
        change.add(Release, {"title": "养老金调整方案", **facts})
    press(desk_window, Qt.Key.Key_F)
    box = desk_window.desk.topbar.search
    type_in(box, "评审")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert notes(desk_window)[-1] == ("open", "release", wanted, None)
    assert box.text() == ""


def test_closing_the_file_leads_back_to_the_start_and_disables_what_needs_one(desk_window: MainWindow) -> None:
    assert action(desk_window, "另存副本").isEnabled()
    press(desk_window, Qt.Key.Key_W)
    assert desk_window.desk is None
    assert not action(desk_window, "另存副本").isEnabled()
    assert action(desk_window, "备份与恢复").isEnabled()
    assert desk_window.windowTitle() == "公开台账"


def test_the_page_shown_last_comes_back_with_the_file(desk_window: MainWindow, ledger: Ledger) -> None:
    click(desk_window, "指标")
    desk_window.close_file()
    desk_window.opening.open(ledger.path)
    assert page_of(desk_window).name == "indicators"


def test_the_self_check_tells_that_the_file_is_sound(desk_window: MainWindow) -> None:
    said = answer("知道了")
    action(desk_window, "自检").trigger()
    assert "数据文件完好" in said.said[0]


def test_without_a_file_the_self_check_asks_for_one(window: MainWindow) -> None:
    said = answer("知道了")
    action(window, "自检").trigger()
    assert "请先打开一个数据文件" in said.said[0]


def test_recent_files_are_listed_in_the_menu_and_open_from_there(
    desk_window: MainWindow, ledger: Ledger, tmp_path: Path
) -> None:
    desk_window.close_file()
    menu = next(found for found in desk_window.menuBar().findChildren(QMenu) if found.title().startswith("最近打开"))
    menu.aboutToShow.emit()
    assert [found.text() for found in menu.actions()] == [ledger.path.name]
    menu.actions()[0].trigger()
    assert desk_window.desk is not None
    desk_window.close_file()
    ledger.path.rename(tmp_path / "moved.ogi")
    menu.aboutToShow.emit()
    assert [(found.text(), found.isEnabled()) for found in menu.actions()] == [("（还没有）", False)]
    (tmp_path / "moved.ogi").rename(ledger.path)


def test_a_new_ledger_from_the_menu_closes_the_open_one_and_asks_what_for(desk_window: MainWindow) -> None:
    press(desk_window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert desk_window.desk is None
    assert button(desk_window, "办公室，汇总各单位").isVisible()


def test_the_size_of_writing_goes_up_and_down_by_keys(desk_window: MainWindow) -> None:
    steps = []
    for name in ("放大", "放大", "缩小", "缩小", "缩小", "缩小", "恢复 100 %"):
        action(desk_window, name).trigger()
        steps.append(desk_window.settings.zoom)
    assert steps == [110, 125, 110, 100, 90, 90, 100]


def test_a_copy_goes_where_the_person_says(
    desk_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.ogi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    action(desk_window, "另存副本").trigger()
    desk_window.close_file()
    desk_window.opening.open(target)
    assert desk_window.desk is not None


def test_the_guide_opens_beside_the_work(window: MainWindow, qtbot: QtBot) -> None:
    action(window, "使用说明").trigger()
    guide = next(found for found in window.findChildren(HelpWindow))
    qtbot.waitUntil(guide.isVisible)
    assert not guide.isModal()
    assert "公开台账" in guide.text.toPlainText()
    guide.close()


def test_the_window_speaks_in_the_code_lists_of_the_file_it_shows(window: MainWindow, ledger: Ledger) -> None:
    window.show_ledger(ledger)
    assert code_text("fee_item", "scan") == "scan"
    hand_down(ledger, "codes", "收费.json", b'{"fee_item": [{"code": "scan", "label": "SCAN", "english": "Scanning"}]}')
    assert code_text("fee_item", "scan") == "SCAN"
    window.furnish()
    assert code_text("fee_item", "scan") == "SCAN"
    window.close_file()
    assert code_text("fee_item", "scan") == "scan"


@pytest.mark.parametrize("screen", [QSize(1366, 768), QSize(1093, 614), QSize(910, 512)], ids=["100", "125", "150"])
def test_on_a_small_screen_the_window_takes_no_more_than_there_is(window: MainWindow, screen: QSize) -> None:
    window.fit(screen)  # a screen of 1366×768 with writing at so many per cent
    assert window.height() < screen.height()
    assert window.width() < screen.width()


def test_the_card_for_the_officer_is_shown_from_the_help_menu_without_a_ledger(window: MainWindow) -> None:
    action(window, "信息员卡片").trigger()
    QApplication.processEvents()
    shown = next(found for found in window.findChildren(CardWindow))
    assert shown.preview.document.startswith(b"%PDF")
    assert shown.isVisible()
    shown.close()


def test_a_ledger_made_before_takes_the_official_catalogue_by_one_line_of_the_menu(
    desk_window: MainWindow, ledger: Ledger
) -> None:
    for said in ("已补上官方的分类、渠道、媒体和指标", "都已经在台账里"):
        action(desk_window, "补齐官方目录").trigger()
        assert desk_window.desk is not None
        assert said in desk_window.desk.banner._text.text()
    with reading(ledger) as session:
        assert session.query(Category).filter_by(code="art20.7").one().name == "财政预算、决算"
