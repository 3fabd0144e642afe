"""Work that a foreign file could make endless, or larger than the memory: done in a process beside this one.

What goes wrong in there goes wrong there alone: this program says so in a sentence and goes on. The process is started
when it is first needed and kept, for starting one takes longer than reading most files; left alone for a while it ends.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import contextmanager, suppress
from enum import Enum
from importlib import import_module
from multiprocessing import get_context
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, TypeVar, cast

from desktop_app.errors import UserError
from desktop_app.i18n import choose, language

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from multiprocessing.connection import Connection

    from desktop_app.progress import Progress

T = TypeVar("T")

_LISTENING = 0.05
"""Seconds between two looks whether somebody wants the work stopped."""

_IDLE, _ASKED_AGAIN = 180, 120
"""Seconds after which a process that nobody asks anything ends, and for how many of them it may still be asked."""


class _Answer(Enum):
    """What the process beside this one says."""

    PIECE = "piece"
    DONE = "done"
    REFUSED = "refused"
    NO_MEMORY = "no memory"
    FAILED = "failed"


class BeyondBoundsError(Exception):
    """The work took more memory or time than it may, or brought its process down."""


class Apart:
    """One process for one sort of work, a piece of work at a time.

    `memory` are the bytes it may have; `module` is loaded as soon as the process is there.
    """

    def __init__(self, memory: int, module: str) -> None:
        self._memory = memory
        self._module = module
        self._one_at_a_time = Lock()
        self._worker: _Worker | None = None

    def warm_up(self) -> None:
        """Start the process if it isn't there, without waiting for it."""
        with self._one_at_a_time:
            self._ready()

    def run(
        self, function: Callable[..., Iterable[T]], *arguments: object, seconds: float, progress: Progress
    ) -> Generator[T]:
        """Yield what `function(*arguments)`, a public function of a module, yields in there, one piece after another.

        Raises the `UserError` that it raises, `BeyondBoundsError` beyond the bounds, and whatever `progress` raises to
        stop the work: it is called all the while.
        """
        until = monotonic() + seconds
        with self._taken(progress):
            worker = self._ready()
            try:
                worker.ask(function, arguments)
                while (answer := worker.heard(until, progress))[0] is not _Answer.DONE:
                    yield cast("T", _piece(*answer))
            except UserError:
                raise
            except BaseException:
                # Whatever it is doing, nobody waits for it any more.
                self._end(worker)
                raise

    @contextmanager
    def _taken(self, progress: Progress) -> Iterator[None]:
        while not self._one_at_a_time.acquire(timeout=_LISTENING):
            progress(0, 0)
        try:
            yield
        finally:
            self._one_at_a_time.release()

    def _ready(self) -> _Worker:
        if self._worker and not self._worker.is_ready:
            self._end(self._worker)
        if self._worker is None:
            self._worker = _Worker(self._memory, self._module)
        return self._worker

    def _end(self, worker: _Worker) -> None:
        worker.end()
        self._worker = None


class _Worker:
    """The process, seen from here."""

    def __init__(self, memory: int, module: str) -> None:
        # A new interpreter everywhere: a copy of this process would hold the open data file and half of Qt.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory, module), daemon=True)
        self._process.start()
        theirs.close()
        self._asked = monotonic()

    @property
    def is_ready(self) -> bool:
        """Tell whether the process can be asked; one that is about to end is not."""
        return self._process.is_alive() and monotonic() - self._asked < _ASKED_AGAIN

    def ask(self, function: Callable[..., object], arguments: tuple[object, ...]) -> None:
        """Hand over a piece of work."""
        self._asked = monotonic()
        try:
            self._pipe.send((function, arguments, language()))
        except OSError as error:
            raise BeyondBoundsError from error

    def heard(self, until: float, progress: Progress) -> tuple[_Answer, object]:
        """Wait for the next answer, and no longer than until then."""
        try:
            while not self._pipe.poll(_LISTENING):
                progress(0, 0)
                if monotonic() > until:
                    raise BeyondBoundsError
            answer: tuple[_Answer, object] = self._pipe.recv()
            self._asked = monotonic()
        except (EOFError, OSError) as error:
            raise BeyondBoundsError from error
        return answer

    def end(self) -> None:
        """End the process, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _piece(answer: _Answer, value: object) -> object:
    if answer is _Answer.PIECE:
        return value
    if answer is _Answer.REFUSED and isinstance(value, tuple):
        raise UserError(*value)
    if answer is _Answer.NO_MEMORY:
        raise BeyondBoundsError
    # Our own mistake, with the place where it was made.
    raise RuntimeError(value)


def _serve(pipe: Connection, memory: int, module: str) -> None:
    """Do what is asked, in the process beside, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    _bound(memory)
    import_module(module)
    with suppress(EOFError, OSError):
        while pipe.poll(_IDLE):
            function, arguments, spoken = pipe.recv()
            choose(spoken)
            pipe.send(_done(pipe, function, arguments))


def _done(
    pipe: Connection, function: Callable[..., Iterable[object]], arguments: tuple[object, ...]
) -> tuple[_Answer, object]:
    try:
        for piece in function(*arguments):
            pipe.send((_Answer.PIECE, piece))
    except UserError as error:
        return _Answer.REFUSED, (error.message, error.hint)
    except MemoryError:
        return _Answer.NO_MEMORY, None
    except Exception:  # noqa: BLE001 (our own mistakes are told on the other side)
        return _Answer.FAILED, traceback.format_exc()
    return _Answer.DONE, None


def _be_silent() -> None:
    """Say nothing on the terminal, and show no window of the system's: whoever asked hears how it ended."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(silence, stream)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (only there)

        # No window for an error of the system, nor for a crash (SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX).
        ctypes.windll.kernel32.SetErrorMode(0x1 | 0x2)


def _bound(memory: int) -> None:
    """Bound the memory that this process may have, and leave no copy of it behind when it is ended.

    Windows bounds a process from outside, by a job object; it is the one place where that is still to come.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (Windows has none)

        for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            _soft, hard = resource.getrlimit(what)
            allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
            # macOS knows the bound and doesn't take it.
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (allowed, hard))
