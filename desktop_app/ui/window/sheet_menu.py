"""Sheets in and out from the menu: of the list that is shown, or of a kind that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.sheets.exporting import ask_export
from desktop_app.ui.sheets.opening import import_files, open_import

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.ui.window.open_file import OpenFile


def ask_to_export(desk: OpenFile) -> None:
    """Ask what to export of the list that is shown; on a page without one, of which kind."""
    page = desk.pages.current
    if isinstance(page, ListPage):
        page.export_sheet()
    else:
        ask_export(desk.context, desk.window(), _kind_shown(desk))


def ask_to_import(desk: OpenFile) -> None:
    """Show the guided step that takes a sheet in."""
    open_import(desk, desk.context, _kind_shown(desk))


def import_dropped(desk: OpenFile, paths: Sequence[Path]) -> None:
    """Take in a sheet that was dropped on the window, for the list that is shown."""
    import_files(desk, desk.context, _kind_shown(desk), paths)


def _kind_shown(desk: OpenFile) -> str:
    """Return the kind of the page that is open, as the likely choice."""
    page = desk.pages.current
    if isinstance(page, ListPage):
        return page.shown.kind.kind
    return min(page.edits, default="") if page else ""
