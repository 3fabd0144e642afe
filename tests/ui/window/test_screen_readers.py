"""For those who hear the window: whatever can be reached by keyboard says what it is called and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar, QWidget

from desktop_app import i18n
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.conftest import TODAY, at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.page import Page


@pytest.fixture(params=i18n.LANGUAGES)
def whole_window(
    request: pytest.FixtureRequest, dressed: QApplication, qtbot: QtBot, settings: Settings, ledger: Ledger
) -> Iterator[MainWindow]:
    """Return the window with its real pages, in each language."""
    speak(dressed, request.param)
    window = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    window.show_ledger(ledger)
    yield window
    window.close()
    speak(dressed, i18n.SOURCE_LANGUAGE)


def nameless(window: QWidget) -> set[str]:
    """Return the controls shown that can be reached by keyboard and have no name, each with those around it."""
    return {where(part) for part in window.findChildren(QWidget) if is_reached(part) and not name_of(part)}


def is_reached(part: QWidget) -> bool:
    """Tell whether Tab can lead to a control."""
    by_tab = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def name_of(part: QWidget) -> str:
    """Return what a screen reader calls a control."""
    heard = QAccessible.queryAccessibleInterface(part)
    return heard.text(QAccessible.Text.Name).strip() if heard else ""


def where(part: QWidget | None) -> str:
    """Return a control's class and the classes around it."""
    found = []
    while part is not None and not isinstance(part, MainWindow):
        found.append(type(part).__name__)
        part = part.parentWidget()
    return " in ".join(found)


def sides(page: Page) -> Iterator[str]:
    """Show one tab after the other, then the form of a new record."""
    yield page.name
    for bar in [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]:
        for tab in range(bar.count()):
            bar.setCurrentIndex(tab)
            yield f"{page.name}, {bar.tabText(tab)}"
        bar.setCurrentIndex(0)
    if page.edits and page.new_text():
        page.new_record()
        yield f"{page.name}, {page.new_text()}"


def test_every_control_of_every_page_has_a_name(whole_window: MainWindow) -> None:
    assert whole_window.desk is not None
    lacking: dict[str, set[str]] = {}
    for place in whole_window.places:
        whole_window.desk.navigate(place.name)
        page = whole_window.desk.pages.current
        assert page is not None
        assert page.name == place.name
        for side in sides(page):
            QApplication.processEvents()
            if found := nameless(whole_window):
                lacking[side] = found
    assert not lacking


def test_a_control_without_a_name_is_noticed(qtbot: QtBot) -> None:
    outer = QWidget()
    QLineEdit(outer)
    named = QLineEdit(outer)
    named.setAccessibleName("x")
    qtbot.addWidget(outer)
    outer.show()
    assert nameless(outer) == {"QLineEdit in QWidget"}
