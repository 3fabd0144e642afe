"""Reaching anything by keyboard: the palette (Ctrl+K) and the list of keys (Ctrl+/) of this window."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop_app.i18n import _
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.seeking.command import Command
from desktop_app.ui.seeking.offered import in_menus, on_page
from desktop_app.ui.seeking.palette import Palette
from desktop_app.ui.seeking.search_hits import said_of
from desktop_app.ui.seeking.shortcuts import menu_keys, page_keys
from desktop_app.ui.seeking.shortcuts_window import ShortcutsWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QMainWindow

    from desktop_app.model.record import Record
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.messages import Messages
    from desktop_app.ui.window.open_file import OpenFile
    from desktop_app.ui.window.places import Place


def open_palette(window: QMainWindow, desk: OpenFile | None, places: Sequence[Place]) -> None:
    """Open the palette, or close it where it is open: what the page shown offers comes first."""
    if isinstance(open_one := window.findChild(Palette), Palette) and open_one.isVisible():
        open_one.done()
        return
    page = desk.pages.current if desk else None
    commands = [*(on_page(page, page.title()) if page else ()), *in_menus(window.menuBar())]
    if desk:
        commands += _lists(desk, places)
    focused = QApplication.focusWidget()
    over = focused if focused and window.isAncestorOf(focused) else window
    Palette(over, commands, lambda words: _records(desk, words) if desk else ()).open()


def show_shortcuts(window: QMainWindow, desk: OpenFile | None, jobs: Jobs, messages: Messages) -> None:
    """Show the keys of the page shown and of the menus."""
    page = desk.pages.current if desk else None
    lines = [*(page_keys(page, page.title()) if page else ()), *menu_keys(window.menuBar())]
    today = desk.context.today if desk else dt.date.today
    ShortcutsWindow(window, lines, jobs, messages, today()).show()


def _lists(desk: OpenFile, places: Sequence[Place]) -> Iterator[Command]:
    """Return the lists of the pages that aren't shown."""
    shown = desk.pages.current
    for place in places:
        page = place.load()
        if issubclass(page, ListPage) and not (shown and shown.name == place.name):
            for kind in (*page.tabs, *page.settings):
                if _(kind.label) != _(place.label):
                    yield Command(_(kind.label), _(place.label), partial(_show_list, desk, place.name, kind))


def _show_list(desk: OpenFile, name: str, kind: type[Record]) -> None:
    desk.navigate(name)
    page = desk.pages.current
    if isinstance(page, ListPage) and page.name == name:
        page.show_kind(kind)


def _records(desk: OpenFile, words: str) -> list[Command]:
    return [
        Command(hit.title, said_of(hit), partial(desk.open_record, hit.kind, hit.record_id))
        for hit in desk.topbar.records_with(words)
    ]
