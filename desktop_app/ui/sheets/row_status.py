"""What becomes of a row, in words and in tones."""

from __future__ import annotations

from desktop_app.exchange.sheets.taking.examined import Status
from desktop_app.i18n import _
from desktop_app.ui.kit.tokens import Tone

TONES: dict[Status, Tone] = {
    Status.REFUSED: Tone.BAD,
    Status.PERHAPS: Tone.WARNING,
    Status.NEW: Tone.GOOD,
    Status.CHANGED: Tone.ACCENT,
    Status.SAME: Tone.NEUTRAL,
    Status.LEFT_OUT: Tone.NEUTRAL,
}
"""The tone of each status, in the order in which they are offered: what wants a look first."""


def status_word(status: Status) -> str:
    """Return the word for a status."""
    return {
        Status.REFUSED: _("不能导入"),
        Status.PERHAPS: _("可能重复"),
        Status.NEW: _("新增"),
        Status.CHANGED: _("有变化"),
        Status.SAME: _("已有"),
        Status.LEFT_OUT: _("不要"),
    }[status]
