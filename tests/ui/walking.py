"""Walking through the real window: page by page, tab by tab, also those that stand inside another tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from desktop_app.ui.case.cases_page import CasesPage
from desktop_app.ui.records.list_page import ListPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.main_window import MainWindow

_SETTLED = 80
"""Milliseconds after which a figure's records are looked up."""

_READS_LATER = {"annex", "report"}


def lay_out() -> None:
    """Let what was laid out ask for room, and lay that out in turn, as often as layouts stand in each other."""
    for _depth in range(8):
        QApplication.processEvents()


def tabs_of(whole: QWidget) -> Iterator[str]:
    """Show each tab in turn, and those inside it, and yield their words; first what is shown as it is."""
    lay_out()
    yield ""
    yield from _turned(_bars(whole), whole)


def _bars(whole: QWidget) -> list[QTabBar]:
    return [bar for bar in whole.findChildren(QTabBar) if bar.isVisible()]


def _turned(bars: list[QTabBar], whole: QWidget) -> Iterator[str]:
    known = set(bars)
    for bar in bars:
        first = bar.currentIndex()
        for tab in range(bar.count()):
            if bar.isVisible() and bar.isTabVisible(tab):
                if tab != bar.currentIndex():
                    bar.setCurrentIndex(tab)
                    lay_out()
                    yield bar.tabText(tab)
                yield from _turned([inner for inner in _bars(whole) if inner not in known], whole)
        bar.setCurrentIndex(first)


def page_at(window: MainWindow, name: str) -> Page:
    """Go to a page."""
    assert window.desk is not None
    window.desk.navigate(name)
    page = window.desk.pages.current
    assert page is not None
    assert page.name == name
    if name in _READS_LATER:
        QTest.qWait(_SETTLED)
    return page


def list_page_at(window: MainWindow, name: str) -> ListPage:
    """Go to a page of lists."""
    page = page_at(window, name)
    assert isinstance(page, ListPage)
    return page


def sides_of(window: MainWindow) -> Iterator[str]:
    """Show every page with every tab, then its forms for a new record, then a saved record in its page or panels."""
    for place in window.places:
        page = page_at(window, place.name)
        for tab in tabs_of(page):
            yield f"{place.name} {tab}".strip()
        if isinstance(page, ListPage):
            yield from forms_of(page)
            yield from _saved(page)


def forms_of(page: ListPage) -> Iterator[str]:
    """Show the form of a new record of each kind of a page."""
    for kind in (*page.tabs, *page.settings):
        page.show_kind(kind)
        page.new_record()
        lay_out()
        yield f"new {kind.kind}"
        page.editor.discard()
    page.show_kind(page.tabs[0])


def _saved(page: ListPage) -> Iterator[str]:
    records = page.shown.table.records
    if not records.rowCount():
        return
    page.open_record(page.shown.kind.kind, records.record_id(0), None)
    shown: QWidget = page.case if isinstance(page, CasesPage) else page.sheet
    for tab in tabs_of(shown):
        yield f"a {page.shown.kind.kind} {tab}".strip()
    if isinstance(page, CasesPage):
        page.close_case()
    else:
        page.editor.discard()
