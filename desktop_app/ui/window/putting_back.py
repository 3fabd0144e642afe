"""The backups of the open data file, and one of them put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.settings import save
from desktop_app.ui.backups.backups_window import BackupsWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_app.settings import Settings
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.opening import Opening


def show_backups(
    parent: QWidget, context: Context, settings: Settings, opening: Opening, close: Callable[[], bool]
) -> None:
    """Show the backups of the open data file, and put one back if that is asked for and the file lets itself close."""

    def put_back(backup: Path) -> None:
        if close():
            opening.put_back(backup, context.ledger.path)

    shown = BackupsWindow(parent, context, settings)
    shown.restore_asked.connect(put_back)
    shown.settings_changed.connect(lambda: save(settings))
    shown.open()
