"""Sheets in and out from the menu: of the list that is shown, or of a kind that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.sheets.exporting import ask_export
from desktop_app.ui.sheets.import_dialog import ImportDialog

if TYPE_CHECKING:
    from desktop_app.ui.window.open_file import OpenFile


def ask_to_export(desk: OpenFile) -> None:
    """Ask what to export of the list that is shown; on a page without one, of which kind."""
    page = desk.pages.current
    if isinstance(page, ListPage):
        page.export_sheet()
    else:
        ask_export(desk.context, desk.window(), _kind_shown(desk))


def ask_to_import(desk: OpenFile) -> None:
    """Show the dialog that checks a sheet and takes it in."""
    ImportDialog(desk.window(), desk.context, _kind_shown(desk)).open()


def _kind_shown(desk: OpenFile) -> str:
    """Return the kind of the page that is open, as the likely choice."""
    page = desk.pages.current
    if isinstance(page, ListPage):
        return page.shown.kind.kind
    return min(page.edits, default="") if page else ""
