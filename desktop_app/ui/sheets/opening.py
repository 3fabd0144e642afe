"""The ways into the guided step: a button, a file dropped on the window, rows copied in a spreadsheet program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.sheets.import_window import ImportWindow


def open_import(parent: QWidget, context: Context, kind: str) -> ImportWindow:
    """Show the guided step at its beginning, for a kind of records that is likely meant."""
    from desktop_app.exchange.sheets.reading.reading_apart import make_ready  # noqa: PLC0415 (as below)
    from desktop_app.ui.sheets.import_window import ImportWindow  # noqa: PLC0415 (sheets are only loaded when wanted)

    make_ready()
    made = ImportWindow(parent.window(), context, kind)
    made.open()
    return made


def import_files(parent: QWidget, context: Context, kind: str, paths: Sequence[Path]) -> None:
    """Show the guided step with the first of some files in it; several are imported one after the other."""
    if len(paths) > 1:
        context.messages.info(_("一次导入一个文件，先导入“{name}”。").format(name=paths[0].name))
    open_import(parent, context, kind).choose_file(paths[0])


def import_clipboard(parent: QWidget, context: Context, kind: str) -> None:
    """Show the guided step with what was copied in a spreadsheet program."""
    open_import(parent, context, kind).paste()
