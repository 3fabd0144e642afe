"""One open application as a line: how long is left, its subject, and below all its due days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import icon_button, on_click, pill
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office.cases.due import OpenCase
    from desktop_app.report.lists.due_board import DueBoard

PILL_WIDTH = 112


class DueLine(Clickable):
    """A line to click, with the button of the reminder slip at its end."""

    def __init__(
        self, case: OpenCase, board: DueBoard, open_one: Callable[[str], object], remind: Callable[[str], object]
    ) -> None:
        inside = _inside(case, board)
        super().__init__("row", inside, f"{words_of(case)} {case.subject}", lambda: open_one(case.record_id))
        self.setToolTip(tip(due_days_words(case)))
        slip = icon_button("print", _("督办单：{subject}").format(subject=case.subject))
        slip.setToolTip(_("打印督办单"))
        # Added last: what stands in a clickable line when it's made lets every click through to it.
        inside.addWidget(on_click(slip, lambda: remind(case.record_id)))


def words_of(case: OpenCase) -> str:
    """Say how long is left, or the state in which the clock stands still."""
    return case.left.words if case.left else code_text("case_state", case.state)


def due_days_words(case: OpenCase) -> str:
    """Name the case's due days, one a line: by law, of the unit, of the office."""
    days = (
        (
            _("答复期限 {day}（暂定）") if case.provisional else _("答复期限 {day}"),
            case.left.due_on if case.left else None,
        ),
        (_("承办单位期限 {day}"), case.internal_due_on),
        (_("办公室期限 {day}"), case.office_due_on),
    )
    said = [text.format(day=day_text(day)) for text, day in days if day]
    return "\n".join(said) or _("期限停止计算，收到答复后再算出届满日。")


def _inside(case: OpenCase, board: DueBoard) -> QHBoxLayout:
    inside = row()
    inside.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
    left = pill(words_of(case), tone_of(case.left.urgency) if case.left else Tone.NEUTRAL)
    left.setMinimumWidth(PILL_WIDTH)
    inside.addWidget(left)
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(Clipped(case.subject))
    both.addWidget(Clipped(_second_line(case, board), "caption"))
    inside.addLayout(both, 1)
    return inside


def _second_line(case: OpenCase, board: DueBoard) -> str:
    """Say whose case it is, until when, and whom it waits for."""
    waits = board.waits.get(case.record_id)
    parts = [case.number, board.units.get(case.unit, "")]
    if waits:
        parts.append(waits.words(board.day))
    if case.left:
        due = _("{day} 暂定到期") if case.provisional else _("{day} 到期")
        parts.append(due.format(day=day_text(case.left.due_on)))
        late = case.internal_due_on and case.internal_due_on < board.day <= case.left.due_on
        parts.append(_("已过承办期限") if late else code_text("case_state", case.state))
    return " · ".join(filter(None, parts))
