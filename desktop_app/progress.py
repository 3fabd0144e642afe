"""How a job tells how far it is and hears that it should stop; nothing in it knows a window or a terminal."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from desktop_app.errors import CancelledError


class Progress(Protocol):
    """What a job is given: call it as often as convenient; it may raise `CancelledError`."""

    def __call__(self, done: int, total: int, label: str = "") -> None:
        """Say that `done` of `total` steps are finished (`total` 0: unknown), with a word for what is being done."""


def silent(done: int, total: int, label: str = "") -> None:
    """Report to nobody: for tests and for callers who don't wait."""


class Cancellable:
    """A progress that forwards to another one and raises `CancelledError` once `cancel` was called."""

    def __init__(self, report: Progress) -> None:
        self._report = report
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled = True

    def __call__(self, done: int, total: int, label: str = "") -> None:
        """Forward the news, or stop the job if that was asked."""
        if self._cancelled:
            raise CancelledError
        self._report(done, total, label)


def without_stopping(progress: Progress) -> Progress:
    """Return a progress that tells how far it is and stops nothing: for the rest of a job of which part is done."""

    def report(done: int, total: int, label: str = "") -> None:
        with suppress(CancelledError):
            progress(done, total, label)

    return report
