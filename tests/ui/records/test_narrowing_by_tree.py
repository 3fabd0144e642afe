"""A list narrowed by a category shows what stands under it too; what is saved beyond the list says where it went."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.kinds import Category, Release
from desktop_app.model.trees import TREES
from desktop_app.office.records.listing import Condition, Filter, record_ids
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.records.pick_list import PickList
from tests.ui.answering import click
from tests.ui.records.hands import form_of, open_row, press, retype, titles
from tests.ui.records.test_list_page import pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def test_only_categories_stand_one_under_another() -> None:
    assert set(TREES) == {"category"}


def test_a_category_brings_what_stands_under_it(page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot) -> None:
    with operation(ledger, "下级") as change:
        below = change.add(Category, {"name": "下级动态", "code": "n1", "parent": small.categories["工作动态"]})
        lowest = change.add(Category, {"name": "再下级", "code": "n2", "parent": below})
        change.update(small.releases[0], {"category": lowest})
    qtbot.waitUntil(lambda: page.shown.count == 5)
    pick(page, "category", "工作动态")
    assert titles(page) == ["第1号通知"]


def test_the_choices_of_a_chip_stand_as_a_tree_and_found_alone_name_what_they_stand_under(
    page: ListPage, ledger: Ledger, small: Small
) -> None:
    with operation(ledger, "下级") as change:
        below = change.add(Category, {"name": "下级动态", "code": "n1", "parent": small.categories["工作动态"]})
        change.add(Category, {"name": "再下级", "code": "n2", "parent": below})
    chip = page.shown.bar.chips["category"]
    press(chip, Qt.Key.Key_Space)
    popup = next(popup for popup in page.window().findChildren(PickList) if popup.isVisible())

    def shown() -> list[str]:
        items = [popup.items.item(row) for row in range(popup.items.count())]
        return [item.text() for item in items if not item.isHidden()]

    assert shown()[1:4] == ["工作动态", "\u3000下级动态", "\u3000\u3000再下级"]
    popup.search.setText("再下")
    assert shown() == ["再下级（下级动态）"]
    popup.search.setText("")
    assert shown()[2] == "\u3000下级动态"
    popup.done()


def test_a_circle_of_categories_ends(ledger: Ledger, small: Small) -> None:
    first, second = small.categories["业务信息"], small.categories["工作动态"]
    with operation(ledger, "圈") as change:
        change.settle(Category, first, {"parent": second})
        change.settle(Category, second, {"parent": first})
    found = read(ledger, record_ids, Release, Filter(where=(Condition("category", "within", (second,)),)))
    assert len(found) == 5


def test_part_of_a_text_is_found_whatever_signs_it_holds(ledger: Ledger, small: Small) -> None:
    with operation(ledger, "改") as change:
        change.update(small.releases[0], {"title": "100%完成_一"})
    for part, count in (("0%完", 1), ("_一", 1), ("%", 1), ("通知", 4)):
        found = read(ledger, record_ids, Release, Filter(where=(Condition("title", "holds", part),)))
        assert len(found) == count, part


def test_a_record_saved_into_another_year_says_so_and_is_a_click_away(
    page: ListPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    form = open_row(page, "第3号通知")
    retype(form, "released_on", "2012-03-15")
    press(form, Qt.Key.Key_S, CTRL)
    desk = real_window.desk
    assert desk
    qtbot.waitUntil(desk.banner.isVisible)
    assert "第3号通知" not in titles(page)
    click(desk.banner, "查看")
    assert titles(page) == ["第3号通知"]


def test_the_next_record_of_the_list_opens_by_key(page: ListPage) -> None:
    open_row(page, "第4号通知")
    press(form_of(page), Qt.Key.Key_PageDown, CTRL)
    assert page.editor.head._title.text() == "第3号通知"
    press(form_of(page), Qt.Key.Key_PageUp, CTRL)
    assert page.editor.head._title.text() == "第4号通知"
    assert page.editor.record_id == page.shown.table.records.record_id(1)


def test_at_the_end_of_the_list_the_record_stays(page: ListPage) -> None:
    open_row(page, "第1号通知")
    press(form_of(page), Qt.Key.Key_PageDown, CTRL)
    assert page.editor.record_id == page.shown.table.records.record_id(4)
    assert dt.date(2013, 1, 15) in form_of(page).values().values()
