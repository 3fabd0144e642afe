"""Work off the window's thread: long jobs with progress and a way to cancel, and beside them single changes."""

from __future__ import annotations

import contextvars
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import CancelledError, UserError
from desktop_app.i18n import _
from desktop_app.progress import Cancellable, silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.progress import Progress
    from desktop_app.ui.context.messages import Messages

T = TypeVar("T")


class Jobs(QObject):
    """Runs jobs one after another, and changes one after another on a thread of their own; results come back here.

    So a change needn't wait for pages that are being made ready. `runner` starts the work (a worker thread, or in place
    in a test). Signals: `started(label)`, `progressed(done, total, label)`, `ended()`; `saving()` and `saved()` around
    changes that can't be cancelled.
    """

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    saving = Signal()
    saved = Signal()
    _landed = Signal(object)
    _changed = Signal()

    def __init__(self, messages: Messages, runner: Callable[[Callable[[], None]], object] | None = None) -> None:
        super().__init__()
        self._messages = messages
        self._pools = () if runner else tuple(ThreadPoolExecutor(1, name) for name in ("job", "change", "aside"))
        self._runner = runner
        self._waiting: list[Cancellable] = []
        self._running: set[Future[None]] = set()
        self._changes: dict[str, Future[None] | None] = {}
        self._outcomes: deque[tuple[str, Callable[[], None]]] = deque()
        self._refused = False
        self._landed.connect(lambda land: land())
        self._changed.connect(self._tell_changes)

    @property
    def busy(self) -> bool:
        """Tell whether a job or a change is running or waiting."""
        return bool(self._waiting or self._changes)

    @property
    def working(self) -> bool:
        """Tell whether a job is running or waiting, changes aside."""
        return bool(self._waiting)

    def run(
        self,
        label: str,
        function: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
        *,
        aside: bool = False,
    ) -> None:
        """Run `function(progress)` off the window's thread and hand its result to `done` on it.

        `aside`: on a thread of its own, so that no page waits for what nobody asked for.
        A `UserError` goes to `failed`, or is shown as a message; a cancelled job only says so; anything else is our
        bug and is raised on the window's thread, where the crash window takes it.
        """
        progress = Cancellable(self._report)
        self._waiting.append(progress)
        self.started.emit(label)

        def work() -> None:
            land = _outcome(function, progress, done, failed or self._messages.error, self._cancelled)
            # By signal: Qt carries it to the window's thread, the only one that may touch widgets.
            self._landed.emit(lambda: self._finish(progress, land))

        if self._runner:
            self._runner(work)
        else:
            running = self._pools[2 if aside else 0].submit(_in_same_context(work))
            self._running.add(running)
            running.add_done_callback(self._running.discard)

    def change(
        self,
        name: str,
        function: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        *,
        long: bool = False,
        cancelled: Callable[[], None] | None = None,
    ) -> bool:
        """Run a change at once, beside the jobs; False where one of the same name is under way (a double click).

        It is always told how it ended, also when the data file is being closed. A `long` one shows how far it is, by
        its name, and can be cancelled, which `cancelled` hears or a message says; any other can't.
        """
        if name in self._changes:
            return False
        progress = Cancellable(self._report) if long else None
        if progress:
            self._waiting.append(progress)
            self.started.emit(name)
        else:
            self.saving.emit()

        def refused(error: UserError) -> None:
            self._refused = True
            failed(error)

        def work() -> None:
            outcome = _outcome(function, progress or silent, done, refused, cancelled or self._cancelled)

            def land() -> None:
                if progress:
                    self._finish(progress, outcome)
                else:
                    outcome()

            # In a queue beside the signal: who waits in `finish_changes` gets no signals meanwhile.
            self._outcomes.append((name, land))
            self._changed.emit()

        # Noted first: run in place, the change has ended before the next line.
        self._changes[name] = None
        if self._runner:
            self._runner(work)
        else:
            self._changes[name] = self._pools[1].submit(_in_same_context(work))
        return True

    def finish_changes(self) -> bool:
        """Wait for the changes under way and tell how each ended; False where one was refused: it isn't kept."""
        self._refused = False
        while self._changes:
            wait([running for running in self._changes.values() if running])
            self._tell_changes()
        return not self._refused

    def cancel(self) -> None:
        """Ask the running job and those waiting behind it to stop."""
        for progress in self._waiting:
            progress.cancel()

    def stop(self) -> None:
        """Cancel what runs and wait until the worker has let go of the data file, which is about to be closed."""
        self.cancel()
        wait(self._running)

    def close(self) -> None:
        """Stop, and take no more work."""
        self.stop()
        for pool in self._pools:
            pool.shutdown()

    def _tell_changes(self) -> None:
        while self._outcomes:
            name, land = self._outcomes.popleft()
            self._changes.pop(name, None)
            if not self._changes:
                self.saved.emit()
            land()

    def _report(self, done: int, total: int, label: str = "") -> None:
        self.progressed.emit(done, total, label)

    def _cancelled(self) -> None:
        self._messages.info(_("已取消，没有改动任何内容。"))

    def _finish(self, progress: Cancellable, land: Callable[[], None]) -> None:
        self._waiting.remove(progress)
        if not self._waiting:
            self.ended.emit()
        land()


def _in_same_context(work: Callable[[], None]) -> Callable[[], None]:
    """Return work that another thread does in the context of this one: in the code lists of the open file."""
    context = contextvars.copy_context()
    return lambda: context.run(work)


def _outcome(
    function: Callable[[Progress], T],
    progress: Progress,
    done: Callable[[T], None],
    failed: Callable[[UserError], None],
    cancelled: Callable[[], None],
) -> Callable[[], None]:
    """Do the work and return what is to happen on the window's thread."""
    try:
        progress(0, 0)  # a job that was cancelled while it waited doesn't begin
        result = function(progress)
    except CancelledError:
        return cancelled
    except UserError as error:
        refusal = error
        return lambda: failed(refusal)
    except BaseException as error:  # noqa: BLE001 (a bug on the worker thread must reach the crash window)
        bug = error
        return lambda: _throw(bug)
    return lambda: done(result)


def _throw(bug: BaseException) -> None:
    raise bug
