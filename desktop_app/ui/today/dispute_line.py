"""One open review or lawsuit as a line: how long is left for what, its subject, and below whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.theme import pill
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.today.due_line import PILL_WIDTH
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office.cases.open_disputes import OpenDispute
    from desktop_app.report.lists.due_board import DueBoard


class DisputeLine(Clickable):
    """A line to click; only what the bureau itself has to do in time is coloured."""

    def __init__(self, dispute: OpenDispute, board: DueBoard, open_one: Callable[[str], object]) -> None:
        inside = row()
        inside.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        words = dispute.left.words if dispute.left else _("无期限")
        left = pill(words, dispute_tone(dispute))
        left.setMinimumWidth(PILL_WIDTH)
        inside.addWidget(left)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(Clipped(dispute.subject))
        both.addWidget(Clipped(_second_line(dispute, board), "caption"))
        inside.addLayout(both, 1)
        super().__init__(
            "row", inside, f"{words} {dispute.words} {dispute.subject}", lambda: open_one(dispute.record_id)
        )


def dispute_tone(dispute: OpenDispute) -> Tone:
    """Return the colour of a dispute's day."""
    return tone_of(dispute.left.urgency) if dispute.own and dispute.left else Tone.NEUTRAL


def _second_line(dispute: OpenDispute, board: DueBoard) -> str:
    due = ""
    if dispute.left:
        text = _("{day} 暂定到期") if dispute.left.provisional else _("{day} 到期")
        due = text.format(day=day_text(dispute.left.due_on))
    return " · ".join(filter(None, (dispute.words, dispute.number, board.units.get(dispute.unit, ""), due)))
