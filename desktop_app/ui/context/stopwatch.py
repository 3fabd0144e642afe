"""Measuring what a person waits for: from the key to its answer on the screen, and whether progress shows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer

from desktop_app.ui.context.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_LOOK = 5
"""Milliseconds between two looks."""

_MOST = 60.0
"""Seconds after which something is taken to have failed."""


class Waited(NamedTuple):
    """One thing in seconds: till its answer, till progress showed (None: never), the longest standstill."""

    name: str
    seconds: float
    progress: float | None
    still: float
    worked: float
    """What the processor did for it, on all threads."""


class Stopwatch:
    """Measures what is done in a window, one thing after the other; `taken` are the times."""

    def __init__(self, window: QWidget) -> None:
        self.taken: list[Waited] = []
        self._window = window
        self._events = QEventLoop()
        self._clock = QTimer(interval=_LOOK)
        self._clock.start()

    def measure(self, name: str, act: Callable[[], object], answered: Callable[[], object]) -> None:
        """Do something and wait until it is answered and painted; raises TimeoutError where no answer comes."""
        strips = self._window.findChildren(ProgressStrip)
        progress: float | None = None
        still = 0.0
        worked = time.process_time()
        begun = turned = time.perf_counter()
        act()
        while True:
            self._events.processEvents()  # what was changed is painted too
            now = time.perf_counter()
            still, turned = max(still, now - turned), now
            if progress is None and any(strip.isVisible() for strip in strips):
                progress = now - begun
            if answered():
                break
            if now - begun > _MOST:
                raise TimeoutError(name)
            self._events.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            # Nothing to do is no standstill; what was done after the waiting may be one.
            still, turned = max(still, time.perf_counter() - turned - _LOOK / 1000), time.perf_counter()
        seconds = time.perf_counter() - begun
        self.taken.append(Waited(name, seconds, progress, still, time.process_time() - worked))

    def wait(self, until: Callable[[], object]) -> None:
        """Wait unmeasured."""
        begun = time.perf_counter()
        while not until():
            if time.perf_counter() - begun > _MOST:
                raise TimeoutError
            self._events.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
