"""Python's search for unreachable cycles: at a lull, small, and nothing is kept for ever."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.ui.context.collecting import QuietCollecting
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Cycle:
    """What only a search finds once nobody holds it."""

    def __init__(self) -> None:
        self.itself = self


class Waiting:
    """Jobs that begin when they are told to."""

    def __init__(self) -> None:
        self.works: list[Callable[[], None]] = []
        self.jobs = Jobs(Messages(), self.works.append)


@pytest.fixture
def waiting(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    """Return jobs that wait, in a program that is used; Python searches as before afterwards."""
    del dressed
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: Qt.ApplicationState.ApplicationActive)
    before = gc.get_threshold()
    yield Waiting()
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def collecting(waiting: Waiting) -> QuietCollecting:
    """Return the search of a window."""
    return QuietCollecting(waiting.jobs, waiting.jobs)


def test_what_has_come_is_searched_at_a_lull_and_set_aside(collecting: QuietCollecting) -> None:
    gone = weakref.ref(Cycle())
    aside = gc.get_freeze_count()
    collecting.collect()
    assert gone() is None
    assert gc.get_freeze_count() > aside


def test_the_end_of_a_job_is_followed_by_a_search(
    waiting: Waiting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.context.collecting._LULL", 1)
    QuietCollecting(waiting.jobs, waiting.jobs)
    gone = weakref.ref(Cycle())
    waiting.jobs.run("", lambda _progress: None, lambda _nothing: None)
    waiting.works.pop()()
    qtbot.waitUntil(lambda: gone() is None)


def test_nothing_is_searched_while_a_job_runs(waiting: Waiting, collecting: QuietCollecting) -> None:
    waiting.jobs.run("", lambda _progress: None, lambda _nothing: None)
    gone = weakref.ref(Cycle())
    collecting.collect()
    assert gone() is not None


def test_what_was_set_aside_goes_once_another_program_is_used(
    collecting: QuietCollecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cycle()
    gone = weakref.ref(kept)
    collecting.collect()
    del kept
    collecting.collect()
    assert gone() is not None
    monkeypatch.setattr(QGuiApplication, "applicationState", lambda: Qt.ApplicationState.ApplicationInactive)
    collecting.collect()
    assert gone() is None


def test_what_was_set_aside_goes_once_there_is_much_of_it(
    collecting: QuietCollecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cycle()
    gone = weakref.ref(kept)
    collecting.collect()
    del kept
    monkeypatch.setattr("desktop_app.ui.context.collecting._GROWN", 1)
    collecting.collect()
    collecting.collect()
    assert gone() is None
