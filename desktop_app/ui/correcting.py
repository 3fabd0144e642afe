"""The way out of a locked year: a form for the correction slip, and the same work done again under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.correction import Correction, correcting
from desktop_app.ui.asking import Asking, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.store.year_lock import LockedYearError
    from desktop_app.ui.context import Context


def ask_correction(
    context: Context, parent: QWidget | None, title: str, note: str, take: Callable[[Correction], object]
) -> bool:
    """Ask for a slip's reason and names; `take` gets the correction and may refuse it. Tells whether it was taken."""

    def hand_over(texts: Mapping[str, str]) -> None:
        take(Correction(texts["reason"], texts["by"], texts["approved_by"], context.today()))

    lines = [
        Line("reason", _("更正原因"), several=True),
        Line("by", _("更正人"), context.ledger.profile.person),
        Line("approved_by", _("批准人")),
    ]
    return bool(Asking(parent, _("更正单"), "\n".join(filter(None, (title, note))), lines, _("更正"), hand_over).exec())


def correct_instead(
    context: Context, parent: QWidget | None, error: LockedYearError, work: Callable[[], object]
) -> bool:
    """Offer to do refused work under a correction slip; tells whether it was done.

    Outside the office's file, or read-only, the refusal is only said.
    """
    if context.ledger.profile.role != "office":
        context.messages.error(error)
        return False

    def take(correction: Correction) -> None:
        with correcting(context.ledger, correction):
            work()

    return ask_correction(context, parent, error.message, _("填写更正单后保存；更正前后都会保留。"), take)
