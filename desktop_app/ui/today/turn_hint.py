"""The turn of the year, offered among the hints around New Year until everything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.yearly.year_turn import offered_turn
from desktop_app.store.log.reading import read
from desktop_app.ui.today.hints import Hint

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.ledger import Ledger

_PAGE = "new_year"


def turn_hints(ledger: Ledger, working: int, today: dt.date) -> list[Hint]:
    """Return the hint that leads to the turn of the year, on days that offer it."""
    turn = read(ledger, offered_turn, ledger.rules, ledger.profile, working, today)
    if turn is None:
        return []
    text = _("转入 {year} 年度：还有 {count} 项待办，逐项看一遍。")
    return [Hint(text.format(year=turn.year, count=turn.open), _PAGE, turn.year)]
