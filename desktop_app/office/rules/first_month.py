"""From which month units hand in: the office's setting, written when its ledger is made; a unit alone has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.hand_in_due import SINCE
from desktop_app.model.kinds import RuleSetting
from desktop_app.store.log.settings import read_settings, write_settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.store.log.operation import Change

_OWN = "first_month"
"""Where a unit's file keeps the month in which it was made, until the office's says from when units hand in."""


def begin_with_month(change: Change, month: str, *, office: bool) -> None:
    """Let a new ledger begin with a month (YYYY-MM).

    In the office's it is the answer to a rule, which its files hand down; a unit's file only notes it for itself.
    """
    if office:
        change.add(RuleSetting, {"code": SINCE, "value": month})
    else:
        write_settings(change.session, {_OWN: month})


def own_first_month(session: Session) -> dict[str, str]:
    """Return the file's own first month as a setting, which gives way to the office's; empty where none is noted."""
    noted = read_settings(session).get(_OWN, "")
    return {SINCE: noted} if noted else {}
