"""Merging a unit's addition in the office's window, by keys and by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.model.kinds import Category, Release
from desktop_app.office.records.merging import uses
from desktop_app.store.log.reading import read
from desktop_app.store.log.undo import last_undoable
from desktop_app.ui.records.merge_window import MergeWindow
from tests.exchange.places import enter, hand_over, made, values
from tests.ui.records.hands import button, click, press
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from tests.ui.records.conftest import Small

ADDED = "本处的分类"


@pytest.fixture
def added(ledger: Ledger, small: Small, tmp_path: Path) -> str:
    """Let a unit hand in a category of its own with two releases in it."""
    with made(tmp_path / "unit.ogi", organisation="测试市测试局", unit="就业处", role="unit") as unit:
        hand_over(unit, ledger, tmp_path / "1.ogix")
        hand_over(ledger, unit, tmp_path / "2.ogix", to="就业处")
        category = enter(unit, "category", {"name": ADDED, "parent": small.categories["业务信息"]})
        for title in ("甲", "乙"):
            enter(unit, "release", {"title": title, "unit": unit.profile.unit_id, "category": category})
        hand_over(unit, ledger, tmp_path / "3.ogix")
    return category


@pytest.fixture
def page(added: str, show: Callable[[str], ListPage]) -> ListPage:
    """Show the categories, the unit's one selected."""
    page = show("releases")
    page.show_kind(Category)
    page.shown.refresh()
    page.shown.table.select(added)
    return page


def window(qtbot: QtBot) -> MergeWindow:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MergeWindow) and one.isVisible())
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_an_addition_is_merged_by_keys_in_one_step(
    page: ListPage, ledger: Ledger, small: Small, added: str, qtbot: QtBot
) -> None:
    press(page.shown.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    asking = window(qtbot)
    assert ADDED in " ".join(label.text() for label in asking.findChildren(type(asking.said)))
    assert "2 条" in asking.said.text()
    assert not asking.button.isEnabled()
    type_in(asking.input.edit, "工作动态")
    press(asking.input.edit, Qt.Key.Key_Return)
    assert asking.button.isEnabled()
    press(asking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not asking.isVisible())
    assert read(ledger, uses, Category, [small.categories["工作动态"]]) == {Release: 2}
    assert added not in values(ledger, "category", "id")
    step = last_undoable(ledger)
    assert step
    assert "并入" in step.label


def test_an_addition_is_merged_by_the_mouse_and_the_office_s_own_has_no_such_line(
    page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot
) -> None:
    line = next(action for action in page.menu().actions() if action.text() == "并入…")
    line.trigger()
    asking = window(qtbot)
    asking.input.set_value(small.categories["其他信息"])
    asking.input.changed.emit()
    click(button(asking, "并入"))
    qtbot.waitUntil(lambda: not asking.isVisible())
    assert read(ledger, uses, Category, [small.categories["其他信息"]]) == {Release: 2}
    page.shown.table.select(small.categories["其他信息"])
    assert "并入…" not in {action.text() for action in page.menu().actions()}
    press(page.shown.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, MergeWindow) and one.isVisible()]


def test_giving_up_changes_nothing(page: ListPage, ledger: Ledger, added: str, qtbot: QtBot) -> None:
    press(page.shown.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    press(window(qtbot), Qt.Key.Key_Escape)
    assert read(ledger, uses, Category, [added]) == {Release: 2}
