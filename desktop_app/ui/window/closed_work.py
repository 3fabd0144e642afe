"""What is done with a data file while it is closed: a backup put in its place, another password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.settings import save
from desktop_app.store.file.kept_backups import plan_of
from desktop_app.ui.backups.backups_window import BackupsWindow
from desktop_app.ui.backups.restore_window import RestoreWindow
from desktop_app.ui.password.password_window import PasswordWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.settings import Settings
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.jobs import Jobs
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


def show_restore(parent: QWidget, jobs: Jobs, settings: Settings, opening: Opening) -> None:
    """Show the backups that are found while no data file is open, and put one back if that is asked for."""
    ledgers = [Path(name) for name in settings.recent]
    shown = RestoreWindow(parent, jobs, ledgers, plan_of(settings.backups))
    shown.chosen.connect(opening.restore)
    shown.open()


def show_password(
    parent: QWidget, context: Context, close: Callable[[], bool], change: Callable[[Path, str, str], object]
) -> None:
    """Ask for another password, and change it if the file lets itself close."""

    def take(old: str, new: str) -> None:
        if close():
            change(context.ledger.path, old, new)

    shown = PasswordWindow(parent, context)
    shown.chosen.connect(take)
    shown.open()
