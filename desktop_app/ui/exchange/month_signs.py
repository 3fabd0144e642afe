"""What a month's state looks like: a sign and a word beside the colour, so that nobody needs to see colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.kit.tokens import Tone
from desktop_app.written_days import day_text, short_day_text

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import MonthCell, MonthState

TONES: dict[MonthState, Tone] = {
    "handed_in": Tone.GOOD,
    "nil": Tone.GOOD,
    "late": Tone.WARNING,
    "changed": Tone.WARNING,
    "missing": Tone.BAD,
    "awaited": Tone.ACCENT,
    "future": Tone.NEUTRAL,
    "absent": Tone.NEUTRAL,
}
"""The tone of each state."""

BOARD_TONES: dict[MonthState, Tone] = dict.fromkeys(TONES, Tone.NEUTRAL) | {
    "changed": Tone.WARNING,
    "missing": Tone.BAD,
}
"""The tone of each state on the office's board, which is calm: only what the office has to do something about."""

LEGEND: tuple[MonthState, ...] = ("handed_in", "nil", "late", "changed", "missing", "awaited")
"""The states that a legend explains, in their order."""


def sign(state: MonthState) -> str:
    """Return the sign that stands in a cell of the board; "" for a month that nobody waits for yet."""
    return {
        "handed_in": _("✓"),
        "nil": _("零"),
        "late": _("迟"),
        "changed": _("改"),
        "missing": _("缺"),
        "awaited": _("待"),
        "absent": "—",
        "future": "",
    }[state]


def word(state: MonthState) -> str:
    """Return the word for a state."""
    return {
        "handed_in": _("已上报"),
        "nil": _("零报告"),
        "late": _("迟报"),
        "changed": _("报后有改动"),
        "missing": _("缺报"),
        "awaited": _("待报"),
        "absent": _("不用上报"),
        "future": _("未到"),
    }[state]


def signed_word(state: MonthState) -> str:
    """Return the word with its sign before it, where the word doesn't begin with it anyway."""
    return word(state) if word(state).startswith(sign(state)) else f"{sign(state)} {word(state)}"


def day_sign(cell: MonthCell) -> str:
    """Return the day of a hand-in as short as a cell allows, e.g. 2-8; "" without one."""
    return short_day_text(cell.row.on) if cell.row else ""


def said(cell: MonthCell) -> str:
    """Say all there is about a month, in one line a fact."""
    lines = [word(cell.state)]
    if cell.row:
        lines.append(_("上报 {day}").format(day=day_text(cell.row.on)) + (_("（零报告）") if cell.row.nil else ""))
        if cell.row.changed:
            lines.append(_("上报后改动 {count} 条记录").format(count=cell.row.changed))
        if cell.row.receipt:
            lines.append(_("回执 {day}").format(day=day_text(cell.row.receipt)))
        if cell.row.mark:
            lines.append(_("当时办公室的{mark}").format(mark=cell.row.mark.text))
    if cell.state != "absent":
        lines.append(_("最迟 {day}").format(day=day_text(cell.due)))
    return "\n".join(lines)
