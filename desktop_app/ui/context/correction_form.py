"""The way out of a locked year: the form of a correction slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.years.correction_slip import Correction
from desktop_app.ui.kit.asking import Asking, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context


def ask_correction(
    context: Context, parent: QWidget | None, title: str, note: str, take: Callable[[Correction, Asking], object]
) -> bool:
    """Ask for a slip's reason and names; `take` gets them and the dialog to end. Tells whether it was taken."""

    def hand_over(texts: Mapping[str, str], dialog: Asking) -> None:
        take(Correction(texts["reason"], texts["by"], texts["approved_by"], context.today()), dialog)

    lines = [
        Question("reason", _("更正原因"), several=True),
        Question("by", _("更正人"), context.ledger.profile.person),
        Question("approved_by", _("批准人")),
    ]
    return bool(Asking(parent, _("更正单"), "\n".join(filter(None, (title, note))), lines, _("更正"), hand_over).exec())
