"""A sheet dropped on the window goes into the guided step, for the kind of records that the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.sheets.opening import import_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.page import Page


def import_dropped(parent: QWidget, context: Context, page: Page | None, paths: Sequence[Path]) -> None:
    """Take in a sheet that was dropped on the window while a page was shown."""
    import_files(parent, context, kind_shown(page), paths)


def kind_shown(page: Page | None) -> str:
    """Return the kind of records that a page shows, as the likely choice; "" where it shows none."""
    if isinstance(page, ListPage):
        return page.shown.kind.kind
    return min(page.edits, default="") if page else ""
