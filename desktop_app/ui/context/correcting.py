"""The way out of a locked year: a form for the correction slip, and the same work done again under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desktop_app.i18n import _
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.ui.kit.asking import Asking, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError
    from desktop_app.ui.context.context import Context

T = TypeVar("T")


def ask_correction(
    context: Context, parent: QWidget | None, title: str, note: str, take: Callable[[Correction], object]
) -> bool:
    """Ask for a slip's reason and names; `take` gets the correction and may refuse it. Tells whether it was taken."""

    def hand_over(texts: Mapping[str, str]) -> None:
        take(Correction(texts["reason"], texts["by"], texts["approved_by"], context.today()))

    lines = [
        Question("reason", _("更正原因"), several=True),
        Question("by", _("更正人"), context.ledger.profile.person),
        Question("approved_by", _("批准人")),
    ]
    return bool(Asking(parent, _("更正单"), "\n".join(filter(None, (title, note))), lines, _("更正"), hand_over).exec())


def or_corrected(context: Context, parent: QWidget | None, work: Callable[[], T]) -> T:
    """Do the work; where a locked year refuses it, at the office, do it under a slip that the person fills in.

    Raises the `LockedYearError` where no slip is filled in, and whatever else the work raises.
    """
    try:
        return work()
    except LockedYearError as error:
        if context.ledger.profile.role != "office":
            raise
        done: list[T] = []

        def take(correction: Correction) -> None:
            with correcting(context.ledger, correction):
                done.append(work())

        ask_correction(context, parent, error.message, _("填写更正单后保存；更正前后都会保留。"), take)
        if not done:
            raise
        return done[0]


def run_or_corrected(context: Context, label: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
    """Do the work on the worker thread; where a locked year refuses it, again under a slip that the person fills in."""

    def again(correction: Correction) -> None:
        def corrected() -> T:
            with correcting(context.ledger, correction):
                return work()

        context.jobs.run(label, lambda _progress: corrected(), done)

    def refused(error: UserError) -> None:
        if isinstance(error, LockedYearError) and context.ledger.profile.role == "office":
            ask_correction(context, None, error.message, _("填写更正单后保存；更正前后都会保留。"), again)
        else:
            context.messages.error(error)

    context.jobs.run(label, lambda _progress: work(), done, refused)
