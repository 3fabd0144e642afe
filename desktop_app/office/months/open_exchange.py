"""What waits between a unit and the office: returned records, months to hand in, differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.office.months.hand_in import latest_hand_ins
from desktop_app.office.months.inbox import read_board
from desktop_app.office.months.returns import open_returns
from desktop_app.store.merge.differences import count_differences
from desktop_app.store.trust.uncounted_entries import count_held

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class UnitExchange:
    """What waits for a unit: how many returned records, and the months it hasn't handed in."""

    returned: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfficeExchange:
    """What waits for the office: corrected records, differences, units with months to hand in, what doesn't count."""

    answered: int
    differences: int
    missing: int
    uncounted: int


def waiting_for_unit(session: Session, rules: Rules, unit: str, year: int, today: dt.date) -> UnitExchange:
    """Return what waits for a unit; months only where it hands in at all: no reproach every day to others."""
    returned = sum(slip.answered_on is None for slip in open_returns(session, unit))
    row = next(iter(read_board(session, rules, year, today, unit).rows), None)
    missing = row.listed("missing") if row and latest_hand_ins(session, year, unit) else ()
    return UnitExchange(returned, missing)


def waiting_for_office(session: Session, rules: Rules, year: int, today: dt.date) -> OfficeExchange:
    """Return what waits for the office; missing months only where it ever took a hand-in: else it works alone."""
    answered = sum(slip.answered_on is not None for slip in open_returns(session))
    missing = read_board(session, rules, year, today).missing if latest_hand_ins(session, year) else 0
    return OfficeExchange(answered, count_differences(session), missing, count_held(session))
