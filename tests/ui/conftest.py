"""What the tests of the window share: the house's look, stand-in pages, and a window without threads."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QWidget

from desktop_app.settings import Settings
from desktop_app.store.log.writing import transaction
from desktop_app.ui.kit import style
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.labels import labels_that_name_somebody
from tests.ui.plain_pages import PLAIN_PLACES
from tests.ui.waiting import still_waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

TODAY = dt.date(2013, 12, 20)
_LONGEST_ANSWER = 30_000
"""Milliseconds within which a test answers what it is asked, however busy the machine is."""


@pytest.fixture(autouse=True)
def _windows_of_the_test_before_are_gone() -> None:
    """Delete what was closed: Qt waits for an event loop to do that, and hundreds of hidden windows slow each other."""
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _no_key_is_held_down() -> None:
    """Let go of Ctrl and Shift: Qt remembers those of the last key that a test pressed."""
    if QApplication.instance() and QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


@pytest.fixture(autouse=True)
def _every_dialog_came() -> Iterator[None]:
    yield
    assert not still_waiting(), "a dialog was to be answered and never came"


@pytest.fixture(autouse=True)
def _no_label_in_the_log_names_anybody(request: pytest.FixtureRequest) -> Iterator[None]:
    ledger = request.getfixturevalue("ledger") if "ledger" in request.fixturenames else None
    yield
    # A test may move its file away, or lose it.
    assert ledger is None or not ledger.path.exists() or not labels_that_name_somebody(ledger)


@pytest.fixture(autouse=True)
def _no_dialog_for_files_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail by name where a test comes to a question for a file that it doesn't answer; it would hang for minutes."""

    def unanswered(*asked: object, **_named: object) -> NoReturn:
        pytest.fail(f"the program asks for a file and the test doesn't answer: {asked}")

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, unanswered)


@pytest.fixture(autouse=True)
def _no_dialog_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close a dialog that a test doesn't answer, and fail by what it says; it would hang until the watchdog comes."""
    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", _answered_in_time(kind.exec))


def _answered_in_time(run: Callable[[QDialog], int]) -> Callable[[QDialog], int]:
    def run_answered(dialog: QDialog) -> int:
        late: list[str] = []

        def give_up() -> None:
            late.append(" ".join(part.text() for part in dialog.findChildren(QLabel)))
            dialog.reject()

        clock = QTimer(singleShot=True, interval=_LONGEST_ANSWER)
        clock.timeout.connect(give_up)
        clock.start()
        answer = run(dialog)
        clock.stop()
        if late:
            pytest.fail(f"the program asks and the test doesn't answer: {late[0]}")
        return answer

    return run_answered


def at_once(work: Callable[[], None]) -> None:
    """Run a job in place: no test of the window needs a thread, but the one about threads."""
    work()


@pytest.fixture(autouse=True)
def _no_click_writes_on_the_windows_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse a change that a screen makes itself: changes go through `do`, which hands them to a worker."""

    @contextmanager
    def watched(ledger: Ledger) -> Iterator[Session]:
        frame: FrameType | None = sys._getframe()
        screens = []
        while frame is not None and frame.f_code is not at_once.__code__:
            if is_screen(frame):
                screens.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
            frame = frame.f_back
        assert frame is not None or not screens or current_thread() is not main_thread(), screens
        with transaction(ledger) as session:
            yield session

    for place in ("operation", "rebuild"):
        monkeypatch.setattr(f"desktop_app.store.log.{place}.transaction", watched)
    for place in ("exchange.bundles.sending", "exchange.bundles.outbox", "store.merge.adopting"):
        monkeypatch.setattr(f"desktop_app.{place}.transaction", watched)


def is_screen(frame: FrameType) -> bool:
    """Tell whether a frame runs code of a module that knows Qt and belongs to the window."""
    module = sys.modules.get(frame.f_globals.get("__name__", ""))
    name = module.__name__ if module else ""
    return name.startswith("desktop_app.ui.") and any(
        str(getattr(value, "__module__", "")).startswith("PySide6") for value in vars(module).values()
    )


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Return the application in the house's look, its own buttons in Chinese too."""
    speak(qapp, "zh_CN")
    style.apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _settings_of_this_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings away from those of whoever runs the tests, and from those of other tests."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setattr("desktop_app.settings.user_settings", lambda: folder)


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
def today() -> dt.date:
    """Return the day on which a window with threads is used."""
    return TODAY


@pytest.fixture
def threaded_window(
    qtbot: QtBot,
    dressed: QApplication,
    settings: Settings,
    today: dt.date,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """Return the window with its real pages and its real threads, at its start page."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: today, None, PLACES)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def desk_window(window: MainWindow, ledger: Ledger) -> MainWindow:
    """Return the window with an open data file; the window closes it."""
    window.show_ledger(ledger)
    return window
