"""The window for those who don't sit before it: the self-test, the measurements and the screenshots."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

from desktop_app.i18n import language
from desktop_app.office.opening import open_ledger
from desktop_app.settings import Backups, Settings
from desktop_app.ui.context.collecting import QuietCollecting
from desktop_app.ui.kit import style
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.context.stopwatch import Waited

_QUIET_SECONDS = 0.4
"""How long a page may take to read and lay itself out before its picture is taken."""

_PATIENCE_SECONDS = 30.0
_SMALL = (1366, 768)
DAY = dt.date(2013, 12, 20)
"""The day on which the sample is worked with."""


class WindowScreen:
    """The real window, driven by a command instead of a person."""

    def __init__(self) -> None:
        existing = QApplication.instance()
        self._app = existing if isinstance(existing, QApplication) else QApplication(["ogi-ledger"])
        speak(self._app, language())
        style.apply(self._app)

    def check(self) -> str:
        """Show an empty window for a moment and return what it was drawn with."""
        window = _window()
        window.show()
        self._app.processEvents()
        window.close()
        return f"Qt {QLibraryInfo.version().toString()}, {self._app.platformName()}, {self._app.font().family()}"

    def seconds_to_open(self, path: Path) -> float:
        """Open a data file in a window and return how long it took until it was drawn."""
        begun = time.perf_counter()
        window = self._window(path)
        self._app.processEvents()
        window.grab()
        taken = time.perf_counter() - begun
        window.close()
        return taken

    def day_of_work(self, ledger: Path, received: Path, folder: Path) -> list[Waited]:
        """Do what an office does in a day, and return how long each thing took; files are written into a folder."""
        from desktop_app.ui.window.day_of_work import DayOfWork  # noqa: PLC0415 (only measuring needs it)

        settings = Settings(backups=Backups(every_days=0))  # it is measured, and not by the way
        window = MainWindow(settings, lambda: DAY, keep=lambda _settings: None)
        window.resize(*_SMALL)
        window.show()
        QuietCollecting(window.jobs, window)
        window.activateWindow()
        return DayOfWork(window, ledger, received, folder).run()

    def screenshots(self, path: Path, folder: Path) -> list[Path]:
        """Save a picture of every page of a data file into a folder, named for the page."""
        window = self._window(path)
        taken = []
        for place in window.places:
            if window.desk is not None:
                window.desk.navigate(place.name)
            self._wait_until_quiet(window)
            taken.append(folder / f"{place.name}.png")
            window.grab().save(str(taken[-1]))
        window.close()
        return taken

    def _window(self, path: Path) -> MainWindow:
        window = _window()
        window.show_ledger(open_ledger(path))
        window.show()
        return window

    def _wait_until_quiet(self, window: MainWindow) -> None:
        """Wait until the page has been quiet for a moment and no job is running, but not for ever."""
        begun = quiet_since = time.perf_counter()
        while time.perf_counter() - quiet_since < _QUIET_SECONDS and time.perf_counter() - begun < _PATIENCE_SECONDS:
            self._app.processEvents()
            time.sleep(0.01)
            if window.jobs.busy:
                quiet_since = time.perf_counter()


def _window() -> MainWindow:
    """Return a window on its first day that leaves the settings of whoever starts it alone."""
    return MainWindow(Settings(), keep=lambda _settings: None)
