"""Long work: one worker thread, news of its progress, a way to cancel, and its result back on the window's thread."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import CancelledError, UserError
from desktop_app.i18n import _
from desktop_app.progress import Cancellable

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.progress import Progress
    from desktop_app.ui.kit.messages import Messages

T = TypeVar("T")


class Jobs(QObject):
    """Runs jobs one after another; `runner` starts the work (a worker thread, or in place in a test).

    Signals: `started(label)`, `progressed(done, total, label)`, `ended()`.
    """

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    _landed = Signal(object)

    def __init__(self, messages: Messages, runner: Callable[[Callable[[], None]], object] | None = None) -> None:
        super().__init__()
        self._messages = messages
        self._pool = None if runner else ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._start = runner or self._submit
        self._waiting: list[Cancellable] = []
        self._running: set[Future[None]] = set()
        self._landed.connect(lambda land: land())

    @property
    def busy(self) -> bool:
        """Tell whether a job is running or waiting."""
        return bool(self._waiting)

    def run(
        self,
        label: str,
        function: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run `function(progress)` off the window's thread and hand its result to `done` on it.

        A `UserError` goes to `failed`, or is shown as a message; a cancelled job only says so; anything else is our
        bug and is raised on the window's thread, where the crash window takes it.
        """
        progress = Cancellable(self._report)
        self._waiting.append(progress)
        self.started.emit(label)

        def work() -> None:
            land = _outcome(function, progress, done, failed or self._messages.error, self._cancelled)
            self._landed.emit(lambda: self._finish(progress, land))

        self._start(work)

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
        if self._pool:
            self._pool.shutdown()

    def _submit(self, work: Callable[[], None]) -> None:
        if self._pool:
            running = self._pool.submit(work)
            self._running.add(running)
            running.add_done_callback(self._running.discard)

    def _report(self, done: int, total: int, label: str = "") -> None:
        self.progressed.emit(done, total, label)

    def _cancelled(self) -> None:
        self._messages.info(_("已取消，没有改动任何内容。"))

    def _finish(self, progress: Cancellable, land: Callable[[], None]) -> None:
        self._waiting.remove(progress)
        if not self.busy:
            self.ended.emit()
        land()


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
