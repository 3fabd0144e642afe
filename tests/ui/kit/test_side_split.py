"""The main part and its panels stand side by side, below each other, or one at a time, as the room allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from desktop_app.ui.kit.side_split import SideSplit
from tests.ui.kit.showing import resized, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass
class Parts:
    """What is put side by side, and the window around it."""

    line: QLineEdit
    main: QWidget
    panels: QTabWidget
    split: SideSplit
    window: QWidget


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    """Return a line to type into beside a panel, with room for both."""
    line, main, panels = QLineEdit(), QWidget(), QTabWidget()
    QVBoxLayout(main).addWidget(line)
    panels.addTab(QLabel("来源"), "来源")
    split = SideSplit(main, "附表", panels)
    return Parts(line, main, panels, split, shown(qtbot, split, 1000, 300))


@pytest.mark.parametrize(
    ("width", "height", "tabs"), [(1000, 300, ["来源"]), (600, 700, ["来源"]), (600, 300, ["附表", "来源"])]
)
def test_only_where_it_is_narrow_and_low_the_main_part_is_a_tab(
    parts: Parts, width: int, height: int, tabs: list[str]
) -> None:
    resized(parts.split, 600, 300)
    resized(parts.split, width, height)
    assert [parts.panels.tabText(tab) for tab in range(parts.panels.count())] == tabs
    assert parts.main.isVisible()


def test_who_types_goes_on_typing_when_the_line_becomes_a_tab_and_when_it_is_none_any_more(
    parts: Parts, qtbot: QtBot
) -> None:
    parts.window.activateWindow()
    parts.line.setFocus()
    qtbot.waitUntil(parts.line.hasFocus)
    for width in (600, 1000):
        resized(parts.split, width, 300)
        assert parts.line.hasFocus()


def test_the_main_part_comes_to_the_front_when_it_is_asked_for(parts: Parts) -> None:
    resized(parts.split, 600, 300)
    parts.panels.setCurrentIndex(1)
    hidden = parts.main.isVisible()
    parts.split.show_main()
    assert [hidden, parts.main.isVisible()] == [False, True]
