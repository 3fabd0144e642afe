"""Tab goes through every page, form and dialog in the order in which one reads, and what it stops at has a role."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.office.opening import open_ledger
from desktop_app.ui.kit.focus_order import move_focus
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.common_dialogs import opened_dialogs, shown_instead_of_asked
from tests.ui.conftest import TODAY, at_once
from tests.ui.reading_order import name_of, out_of_order, stops_of
from tests.ui.walking import lay_out, list_page_at, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings

_KEEPS_TAB = {"entry grid"}
"""Where Tab goes from cell to cell, as in a spreadsheet: Ctrl+S saves, Esc gives up."""

_SAYS_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


@pytest.fixture
def whole(
    qtbot: QtBot, dressed: QApplication, settings: Settings, sample_file: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """Return the window on the sample, with the keyboard in it."""
    path = tmp_path / "tab.ogi"
    shutil.copy(sample_file, path)
    speak(dressed, i18n.SOURCE_LANGUAGE)
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.show_ledger(open_ledger(path))
    yield made
    made.close()


def reached_by_tab(whole: QWidget) -> list[QWidget]:
    """Return what says of itself that Tab leads to it."""
    wanted = Qt.FocusPolicy.TabFocus
    return [
        part
        for part in whole.findChildren(QWidget)
        if part.focusPolicy() & wanted == wanted and part.isVisible() and part.isEnabled() and not part.focusProxy()
    ]


def roleless(whole: QWidget) -> list[str]:
    """Return what Tab leads to and a screen reader can't say what it is; an area that scrolls is a pane to Qt."""
    said = []
    for part in reached_by_tab(whole):
        heard = QAccessible.queryAccessibleInterface(part)
        if not isinstance(part, QAbstractScrollArea) and (heard is None or heard.role() in _SAYS_NOTHING):
            said.append(f"no role: {name_of(part)}")
    return said


def wrong_on(window: QWidget) -> list[str]:
    """Press Tab all the way round in a window, and say what is wrong with it."""
    window.activateWindow()
    lay_out()
    focused = QApplication.focusWidget()
    if focused is None or not window.isAncestorOf(focused):
        window.setFocus()
        move_focus(window, forward=True)
    stops = stops_of(window)
    inside = [part for part in reached_by_tab(window) if _same_round(part, stops[0])]
    never = [f"never reached: {name_of(part)}" for part in inside if part not in stops]
    return out_of_order(stops, window) + never + roleless(window)


def _same_round(part: QWidget, first: QWidget) -> bool:
    """Tell whether two controls are in the same round: a form beside a list has one of its own."""
    return _sheet_around(part) is _sheet_around(first)


def _sheet_around(part: QWidget) -> QWidget | None:
    around = part.parentWidget()
    while around is not None and around.objectName() != "sheet":
        around = around.parentWidget()
    return around


@pytest.mark.parametrize("size", [(1366, 700), (910, 512)])
def test_tab_follows_the_order_of_reading_on_every_page_and_form(whole: MainWindow, size: tuple[int, int]) -> None:
    whole.resize(*size)
    found = {side: wrong_on(whole) for side in sides_of(whole)}
    assert {side: wrong for side, wrong in found.items() if wrong} == {}
    assert len(found) > 70


def test_tab_follows_the_order_of_reading_in_every_dialog(whole: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    with shown_instead_of_asked(monkeypatch):
        for name, dialog in opened_dialogs(whole):
            found[name] = roleless(dialog) if name in _KEEPS_TAB else wrong_on(dialog)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_shift_and_tab_goes_the_same_way_back(whole: MainWindow) -> None:
    whole.resize(1366, 700)
    list_page_at(whole, "releases").shown.table.setFocus()
    whole.activateWindow()
    lay_out()
    there = stops_of(whole)
    back = [there[0]]
    for _stop in there[1:]:
        QTest.keyClick(back[-1], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        now = QApplication.focusWidget()
        assert now is not None
        back.append(now)
    # The last press of the way there came round to the first.
    assert back == [there[0], *reversed(there[1:])]


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication) -> Dialog:
    """Return an empty dialog."""
    assert dressed
    made = Dialog(None, "x", (400, 300))
    qtbot.addWidget(made)
    return made


def _made(name: str) -> QPushButton:
    button = QPushButton(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def test_what_was_made_last_comes_where_it_is_seen(dialog: Dialog) -> None:
    column = QVBoxLayout(dialog)
    column.addWidget(_made("two"))
    dialog.show()
    row = QHBoxLayout()
    last = _made("one b")
    row.addWidget(last)
    row.insertWidget(0, _made("one a"))
    column.insertLayout(0, row)
    lay_out()
    last.setFocus()
    assert [stop.text() for stop in stops_of(dialog) if isinstance(stop, QPushButton)] == ["one b", "two", "one a"]
    assert wrong_on(dialog) == []


def test_columns_of_their_own_are_read_one_after_the_other(dialog: Dialog) -> None:
    both = QHBoxLayout(dialog)
    for side in "rl":
        panel = QWidget()
        column = QVBoxLayout(panel)
        for place in range(2):
            column.addWidget(_made(f"{side}{place}"))
        both.insertWidget(0, panel)
    dialog.show()
    assert wrong_on(dialog) == []
    stops = [stop.text() for stop in stops_of(dialog) if isinstance(stop, QPushButton)]
    assert stops[stops.index("l0") :] + stops[: stops.index("l0")] == ["l0", "l1", "r0", "r1"]


def test_an_order_that_isnt_that_of_reading_is_noticed(dialog: Dialog) -> None:
    grid = QGridLayout(dialog)
    stops = {}
    for row in range(2):
        for place in range(2):
            stops[row, place] = _made(f"{row} {place}")
            grid.addWidget(stops[row, place], row, place)
    dialog.show()
    lay_out()
    rows = [stops[0, 0], stops[0, 1], stops[1, 0], stops[1, 1]]
    assert out_of_order(rows, dialog) == []
    assert out_of_order(rows[2:] + rows[:2], dialog) == []  # the same round
    assert out_of_order([rows[0], rows[2], rows[1], rows[3]], dialog) != []
    assert out_of_order([rows[0], rows[3], rows[2], rows[1]], dialog) != []


def test_a_control_without_a_role_is_noticed(qtbot: QtBot) -> None:
    outer = QWidget()
    QLineEdit(outer)
    plain = QWidget(outer)
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    plain.setGeometry(0, 40, 20, 20)
    qtbot.addWidget(outer)
    outer.show()
    assert roleless(outer) == ["no role: QWidget “”"]
