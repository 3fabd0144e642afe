"""The backups of the open data file, and one of them put in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.settings import save
from desktop_app.ui.backups.backups_window import BackupsWindow

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.main_window import MainWindow


def show_backups(window: MainWindow, context: Context) -> None:
    """Show the backups of the open data file, and put one back if that is asked for."""

    def put_back(backup: Path) -> None:
        if window.close_file():
            window.opening.put_back(backup, context.ledger.path)

    shown = BackupsWindow(window, context, window.settings)
    shown.restore_asked.connect(put_back)
    shown.settings_changed.connect(lambda: save(window.settings))
    shown.open()
