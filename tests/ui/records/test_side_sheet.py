"""The form beside the list, or over it where the list would get too narrow; Tab stays in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.records.hands import press

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.records.list_page import ListPage

_MOST_STOPS = 60


@pytest.fixture
def page(show: Callable[[str], ListPage], qtbot: QtBot) -> ListPage:
    """Return the page of releases with the form of a new one."""
    shown = show("releases")
    shown.window().activateWindow()
    shown.new_record()
    qtbot.waitUntil(lambda: shown.editor.isAncestorOf(focused()))
    return shown


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize(("width", "covers"), [(1280, False), (910, True)])
def test_the_form_covers_a_list_that_would_get_too_narrow(
    page: ListPage, qtbot: QtBot, width: int, *, covers: bool
) -> None:
    page.window().resize(width, 512)
    qtbot.waitUntil(lambda: page.sheet.covers is covers)
    assert (page.sheet.width() == page.width()) is covers
    assert covers or page.shown.table.width() >= 360


@pytest.mark.parametrize("width", [1280, 910])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_goes_round_in_the_form_of_a_new_record_and_past_its_buttons(
    page: ListPage, width: int, key: Qt.Key
) -> None:
    page.window().resize(width, 512)
    first = focused()
    stops = [first]
    while len(stops) < _MOST_STOPS:
        press(focused(), key)
        if focused() is first:
            break
        stops.append(focused())
    assert focused() is first
    assert [stop for stop in stops if not page.editor.isAncestorOf(stop)] == []
    footer = page.editor.footer
    assert {footer.next, footer.save, page.editor.head.close_button} <= set(stops)


def test_the_buttons_come_after_the_last_field(page: ListPage) -> None:
    page.editor.footer.next.setFocus()
    press(focused(), Qt.Key.Key_Backtab)
    assert page.editor.form is not None
    assert page.editor.form.isAncestorOf(focused())


def test_f6_leads_to_no_list_that_is_covered_and_back_into_the_form(page: ListPage, qtbot: QtBot) -> None:
    page.window().resize(910, 512)
    qtbot.waitUntil(lambda: page.sheet.covers)
    press(focused(), Qt.Key.Key_F6)
    assert page.editor.isAncestorOf(focused())
    page.shown.table.setFocus()
    press(focused(), Qt.Key.Key_F6)
    assert page.editor.isAncestorOf(focused())
