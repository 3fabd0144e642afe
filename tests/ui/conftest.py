"""What the tests of the window share: the house's look, stand-in pages, and a window without threads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.settings import Settings
from desktop_app.ui.kit import style
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.plain_pages import PLAIN_PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger

TODAY = dt.date(2013, 12, 20)


def at_once(work: Callable[[], None]) -> None:
    """Run a job in place: no test of the window needs a thread, but the one about threads."""
    work()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Return the application in the house's look."""
    style.apply(qapp)
    return qapp


@pytest.fixture
def settings() -> Settings:
    """Return the settings of the first day."""
    return Settings()


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Return the window at its start page, with plain pages in place of the real ones."""
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once, PLAIN_PLACES)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def desk_window(window: MainWindow, ledger: Ledger) -> MainWindow:
    """Return the window with an open data file; the window closes it."""
    window.show_ledger(ledger)
    return window
