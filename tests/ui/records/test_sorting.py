"""A list in the window in the order of Chinese that the person chose, and in the other one as soon as she wants it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop_app.model.kinds import Release, Unit
from desktop_app.settings import load
from desktop_app.store.log.operation import operation
from desktop_app.ui.preferences.page import PreferencesPage
from tests.ui.records.hands import press, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.records.table_view import RecordTable
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

PINYIN = ["长春来函", "重庆来函", "王某来函", "张某来函", "重要通知"]
STROKE = ["王某来函", "长春来函", "张某来函", "重庆来函", "重要通知"]


@pytest.fixture
def page(ledger: Ledger, small: Small, show: Callable[[str], ListPage]) -> ListPage:
    """Return the list of releases with titles that the two orders put differently."""
    with operation(ledger, "准备") as change:
        for record in small.releases:
            change.delete(record)
        for place, title in enumerate(sorted(PINYIN), 1):
            values = {"title": title, "unit": ledger.profile.unit_id, "category": small.categories["业务信息"]}
            change.add(Release, {**values, "released_on": dt.date(2013, 2, place)})
        for name in sorted(PINYIN):
            change.add(Unit, {"name": name, "nature": "division"})
    return show("releases")


def click_heading(table: RecordTable, name: str) -> None:
    """Click the heading of a column, as one does to sort by it."""
    head = table.horizontalHeader()
    place = next(place for place, column in enumerate(table.records.columns) if column.field.name == name)
    table.scrollTo(table.records.index(0, place))
    at = QPoint(head.sectionViewportPosition(place) + 30, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)


def choose_by_keys(window: MainWindow, key: Qt.Key) -> None:
    """Open the settings with Ctrl+, go to the order of Chinese and press a key there."""
    press(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.desk
    settings = window.desk.pages.current
    assert isinstance(settings, PreferencesPage)
    choice = settings.preferences.lists.choices["sort"]
    choice.setFocus()
    press(choice, key)


def test_a_click_on_a_heading_sorts_as_a_reader_looks_for_it(page: ListPage) -> None:
    click_heading(page.shown.table, "title")
    assert titles(page) == PINYIN
    click_heading(page.shown.table, "title")
    assert titles(page) == PINYIN[::-1]


def test_keys_sort_by_the_column_one_is_in(page: ListPage) -> None:
    table = page.shown.table
    names = [column.field.name for column in table.records.columns]
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, names.index("released_on")))
    press(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert titles(page) == sorted(PINYIN)
    press(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert titles(page) == sorted(PINYIN, reverse=True)
    table.setCurrentIndex(table.records.index(2, 0))
    chosen = titles(page)[2]
    press(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert titles(page) == PINYIN
    assert table.records.index(table.currentIndex().row(), 0).data() == chosen


def test_another_order_chosen_in_the_settings_holds_at_once_and_is_kept(
    real_window: MainWindow, page: ListPage
) -> None:
    click_heading(page.shown.table, "title")
    assert titles(page) == PINYIN
    choose_by_keys(real_window, Qt.Key.Key_Down)
    press(real_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert real_window.desk
    assert real_window.desk.pages.current is page
    assert titles(page) == STROKE
    real_window.live.save_now()
    assert load().sort == "stroke"
    choose_by_keys(real_window, Qt.Key.Key_Up)
    press(real_window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert titles(page) == PINYIN


def test_the_list_that_is_shown_stands_in_the_new_order_at_once(real_window: MainWindow, page: ListPage) -> None:
    click_heading(page.shown.table, "title")
    page.shown.table.selectRow(0)
    (chosen,) = page.shown.table.selected_ids()
    real_window.live.change("sort", "stroke")
    assert titles(page) == STROKE
    assert page.shown.table.selected_ids() == [chosen]


def test_the_units_of_a_form_are_offered_in_the_order_chosen(real_window: MainWindow, page: ListPage) -> None:
    def offered() -> list[str]:
        page.new_record()
        assert page.editor.form
        texts = [choice.text for choice in page.editor.form.rows["unit"].input._offered()]  # type: ignore[attr-defined]
        return [text for text in texts if text in PINYIN]

    assert offered() == PINYIN
    real_window.live.change("sort", "stroke")
    assert offered() == STROKE
