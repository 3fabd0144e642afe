"""Sheets in and out from the menu: of the list that is shown, or of a kind that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.sheets.exporting import ask_export
from desktop_app.ui.sheets.opening import open_import
from desktop_app.ui.window.dropped_sheets import kind_shown

if TYPE_CHECKING:
    from desktop_app.ui.window.open_file import OpenFile


def ask_to_export(desk: OpenFile) -> None:
    """Ask what to export of the list that is shown; on a page without one, of which kind."""
    page = desk.pages.current
    if isinstance(page, ListPage):
        page.export_sheet()
    else:
        ask_export(desk.context, desk.window(), kind_shown(desk.pages.current))


def ask_to_import(desk: OpenFile) -> None:
    """Show the guided step that takes a sheet in."""
    open_import(desk, desk.context, kind_shown(desk.pages.current))
