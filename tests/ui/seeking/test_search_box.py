"""Search hits say whose and of when they are and how many there are; F3 opens one after the other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget

from desktop_app.model.kinds import Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.ui.seeking.search_box import Hits, SearchBox
from tests.ui.plain_pages import PlainPage
from tests.ui.typed import type_in
from tests.ui.window.test_window import unit_name

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def box(desk_window: MainWindow, ledger: Ledger) -> SearchBox:
    """Return the search box of a ledger with three releases about 培训."""
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "其他信息", "code": "oth", "first_year": 2008})
        for day in (1, 2, 3):
            facts: dict[str, Value] = {"category": category, "released_on": dt.date(2013, 5, day)}
            change.add(Release, {"title": f"培训班第{day}期", "unit": ledger.profile.unit_id, **facts})
    assert desk_window.desk is not None
    return desk_window.desk.topbar.search


def opened(window: MainWindow) -> list[str]:
    """Return the ids of the records that were opened, one after the other."""
    assert window.desk is not None
    page = window.desk.pages.current
    assert isinstance(page, PlainPage)
    return [note[2] for note in page.notes if isinstance(note, tuple) and note[0] == "open"]


def press_f3(window: MainWindow, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press F3 wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F3, held)


def test_a_hit_says_its_kind_unit_and_day_and_below_stands_how_many_there_are(
    desk_window: MainWindow, box: SearchBox, ledger: Ledger
) -> None:
    type_in(box, "培训")
    box.search()
    hits = desk_window.findChild(Hits)
    assert isinstance(hits, Hits)
    rows = hits.findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    assert rows.item(0).text() == f"培训班第3期\n主动公开信息 · {unit_name(ledger)} · 2013-05-03"
    assert "共 3 条；F3 逐条打开" in [part.text() for part in hits.findChildren(QLabel) if part.isVisible()]


def test_f3_opens_one_hit_after_the_other_and_shift_f3_goes_back(desk_window: MainWindow, box: SearchBox) -> None:
    type_in(box, "培训")
    box.search()
    for _time in range(3):
        press_f3(desk_window)
    assert len(set(opened(desk_window))) == 3
    assert box.placeholderText() == "“培训”第 3 条，共 3 条（F3 下一条）"
    press_f3(desk_window)
    press_f3(desk_window, Qt.KeyboardModifier.ShiftModifier)
    assert opened(desk_window)[-1] == opened(desk_window)[2]


def test_f3_without_a_search_begins_one(desk_window: MainWindow, box: SearchBox) -> None:
    press_f3(desk_window)
    assert box.hasFocus()


def test_more_hits_than_are_listed_are_counted(desk_window: MainWindow, box: SearchBox, ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "另一类", "code": "more", "first_year": 2008})
        for number in range(60):
            facts: dict[str, Value] = {"category": category, "released_on": dt.date(2013, 6, 1)}
            change.add(Release, {"title": f"培训通知{number}", "unit": ledger.profile.unit_id, **facts})
    type_in(box, "培训")
    box.search()
    hits = desk_window.findChild(Hits)
    assert isinstance(hits, Hits)
    said = [part.text() for part in hits.findChildren(QLabel) if part.isVisible()]
    assert "共 63 条，列出最近登记的 50 条；F3 逐条打开" in said
