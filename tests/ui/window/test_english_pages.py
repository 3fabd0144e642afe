"""The real pages in English: no list, form or menu of any kind of record has Chinese left in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QTableView

from desktop_app import i18n
from desktop_app.office.opening import create_ledger
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.conftest import TODAY, at_once
from tests.ui.window.test_language import HAN, QUOTED, chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings


@pytest.fixture
def english_pages(dressed: QApplication, qtbot: QtBot, settings: Settings, tmp_path: Path) -> Iterator[list[ListPage]]:
    """Return the pages of records, shown one by one, of a file in which no record is in Chinese."""
    speak(dressed, "en")
    window = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(window)
    window.show()
    path = tmp_path / "english.ogi"
    window.show_ledger(
        create_ledger(
            path, organisation="Test Bureau", unit="Employment", role="office", person="Tester", catalogue=False
        )
    )
    assert window.desk is not None
    pages = []
    for place in window.places:
        window.desk.navigate(place.name)
        page = window.desk.pages.current
        pages += [page] if isinstance(page, ListPage) else []
    yield pages
    window.close()
    speak(dressed, i18n.SOURCE_LANGUAGE)


def headings(page: ListPage) -> list[str]:
    """Return the words of the tabs and columns of a page."""
    found = [bar.tabText(place) for bar in page.findChildren(QTabBar) for place in range(bar.count())]
    for table in page.findChildren(QTableView):
        columns = range(table.model().columnCount())
        found += [str(table.model().headerData(column, Qt.Orientation.Horizontal)) for column in columns]
    return found


def test_every_list_and_form_speaks_english(english_pages: list[ListPage]) -> None:
    for page in english_pages:
        for kind in (*page.tabs, *page.settings):
            page.show_kind(kind)
            page.new_record()
            page.editor.save_and_stay()
            assert chinese(page) == [], kind.kind
            assert [text for text in headings(page) if HAN.search(QUOTED.sub("", text))] == [], kind.kind
            page.editor.discard()


def test_no_menu_has_a_letter_twice(english_pages: list[ListPage]) -> None:
    bar = english_pages[0].window().findChildren(QMenu)
    menus = [menu for menu in bar if menu.title().count("&") == 1]
    assert len(menus) > 3
    for menu in menus:
        letters = Counter(
            text.partition("&")[2][0].lower() for text in (action.text() for action in menu.actions()) if "&" in text
        )
        assert [letter for letter, times in letters.items() if times > 1] == [], menu.title()
