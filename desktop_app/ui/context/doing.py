"""The one door for changes from the window: off its thread, at once or not at all, refused in a sentence, undoable."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import get_ident
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.years.correction_slip import correcting
from desktop_app.office.years.taking_back import may_take_back
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.store.log.as_left import ReplacedFileError
from desktop_app.store.log.reading import read
from desktop_app.ui.context.correction_form import ask_correction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.office.years.correction_slip import Correction
    from desktop_app.progress import Progress
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.kit.asking import Asking

T = TypeVar("T")


class Asker(Protocol):
    """The form or dialog that a change comes from; it keeps what was typed until the change is kept."""

    def wait(self) -> object:
        """Take no second answer while the first is being kept."""

    def refuse(self, error: UserError) -> object:
        """Say what is wrong, beside the field where that is known, and let it be put right."""

    def accept(self) -> object:
        """Close: the change is kept. Called also where the widget is gone by now."""


@dataclass(frozen=True, slots=True)
class Then(Generic[T]):
    """What follows a change, all of it on the window's thread.

    `said` are the words once it is done (those of the operation where they are None; "" says nothing), `done` gets the
    result, `refused` a refusal (a message where there is neither it nor an asker), `undo` whether to offer to undo it.
    """

    said: str | Callable[[T], str] | None = None
    done: Callable[[T], object] | None = None
    refused: Callable[[UserError], object] | None = None
    asker: Asker | None = None
    undo: bool = True


def do(context: Context, label: str, work: Callable[[], T], then: Then[T] | None = None) -> None:
    """Change the ledger by `work`, off the window's thread; `label` names the change: a second one alike is dropped.

    It waits for nobody: while a long job is writing it is refused in a sentence. What a locked year refuses is done
    again, at the office, under a correction slip that the person fills in.
    """
    _Change(context, label, lambda _progress: work(), then or Then()).begin()


def do_long(context: Context, label: str, work: Callable[[Progress], T], then: Then[T] | None = None) -> None:
    """Change the ledger as `do` does by work that takes its time: it shows how far it is, and can be cancelled."""
    _Change(context, label, work, then or Then(), long=True).begin()


@dataclass(frozen=True, slots=True)
class _Change(Generic[T]):
    context: Context
    label: str
    work: Callable[[Progress], T]
    then: Then[T]
    correction: Correction | None = None
    long: bool = False

    def begin(self) -> None:
        ended: list[bool] = []

        def done(result: tuple[T, list[Notice]]) -> None:
            ended.append(True)
            self._done(*result)

        def failed(error: UserError) -> None:
            ended.append(True)
            self._failed(error)

        def cancelled() -> None:
            ended.append(True)
            self._refuse(UserError(_("已取消，没有改动任何内容。")))

        jobs, hears = self.context.jobs, cancelled if self.then.asker or self.then.refused else None
        begun = jobs.change(self.label, self._write, done, failed, long=self.long, cancelled=hears)
        asker = self._asker
        # A change done in place, as tests do, has ended by now: there is nothing to wait for.
        if begun and asker and not ended:
            asker.wait()

    def _write(self, progress: Progress) -> tuple[T, list[Notice]]:
        """Do the work on the worker thread; also return which operations it was."""
        ledger = self.context.ledger
        with _at_once(ledger), noted_operations(ledger) as notices:
            if self.correction is None:
                return self.work(progress), notices
            with correcting(ledger, self.correction):
                return self.work(progress), notices

    def _done(self, result: T, notices: list[Notice]) -> None:
        self._end(result)
        said = self.then.said(result) if callable(self.then.said) else self.then.said
        if said is None:
            said = notices[-1].label if notices else self.label
        if said:
            one = notices[0] if self.then.undo and len(notices) == 1 else None
            offered = one if one and read(self.context.ledger, may_take_back, one.operation) else None
            self.context.messages.done(said, offered)

    def _end(self, result: T) -> None:
        if self.then.asker:
            self.then.asker.accept()
        if self.then.done:
            self.then.done(result)

    def _failed(self, error: UserError) -> None:
        locked = isinstance(error, LockedYearError) and self.correction is None
        if not (locked and self.context.ledger.profile.role == "office" and self._corrected(error)):
            self._refuse(error)

    def _corrected(self, error: UserError) -> bool:
        """Ask for a correction slip and do the work under it; False where the person doesn't fill one in."""

        def take(correction: Correction, slip: Asking) -> None:
            then = replace(self.then, asker=slip, done=self._end)
            _Change(self.context, self.label, self.work, then, correction, self.long).begin()

        note = _("填写更正单后保存；更正前后都会保留。")
        asker = self._asker
        parent = asker if isinstance(asker, QWidget) else None
        return ask_correction(self.context, parent, error.message, note, take)

    def _refuse(self, error: UserError) -> None:
        asker = self._asker
        if asker:
            asker.refuse(error)
            if isinstance(error, ReplacedFileError):
                self.context.messages.error(error)  # beside the form: with the way to open the file anew
        elif self.then.refused:
            self.then.refused(error)
        else:
            self.context.messages.error(error)

    @property
    def _asker(self) -> Asker | None:
        """Return who asked; None where that form is gone by now."""
        asker: object = self.then.asker
        gone = isinstance(asker, QObject) and not isValid(asker)
        return None if gone else self.then.asker


@contextmanager
def _at_once(ledger: Ledger) -> Iterator[None]:
    """Have the right to write for a block; raises `UserError` while a long job (an import) is writing."""
    if not ledger.writing.acquire(blocking=False):
        raise UserError(_("正在导入或汇总，这一步还不能保存。"), _("请等它完成后再保存，填写的内容都在。"))
    try:
        yield
    finally:
        ledger.writing.release()


@contextmanager
def noted_operations(ledger: Ledger) -> Iterator[list[Notice]]:
    """Yield the notices of the operations that this thread makes in a block."""
    mine, thread = [], get_ident()

    def hear(notice: Notice) -> None:
        # What a long job writes meanwhile isn't this change's to undo.
        if get_ident() == thread:
            mine.append(notice)

    end = ledger.notices.subscribe(hear)
    try:
        yield mine
    finally:
        end()
