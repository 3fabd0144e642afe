"""The months that the units handed in during the year, and the office's receipts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.hand_in_due import hand_in_due
from desktop_app.model.kinds import HandIn
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.rules import Rules
from desktop_app.office.months.hand_in import record_counts
from desktop_app.office.months.receipts import add_receipts
from desktop_app.sample.content import YEAR, Values
from desktop_app.sample.draw import chance
from desktop_app.sample.structure import staff_contents

if TYPE_CHECKING:
    import datetime as dt
    import random

    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change

_LATE = 0.03
"""The share of months that came a working day or two after the day they were due."""


def add_hand_ins(change: Change, known: Directory, recipient: str) -> None:
    """Add every month of every unit, most within the week it was due, each with a receipt of the day it came."""
    luck = chance("hand_ins")
    for number, unit in known.units.items():
        counts = record_counts(change.session, unit, YEAR)
        for month in range(1, 13):
            day = _day(month, luck)
            values: Values = {"unit": unit, "year": YEAR, "month": month, "nil": not counts.get(month)}
            hand_in = change.add(HandIn, values | {"handed_in_on": day, "handed_in_by": _officer(number, day)})
            add_receipts(change, [hand_in], day, recipient)


def _day(month: int, luck: random.Random) -> dt.date:
    rules = Rules(official_calendar())
    due = hand_in_due(YEAR, month, rules)
    if luck.random() < _LATE:
        return rules.calendar.nth_after(due, luck.randint(1, 2))
    over = rules.calendar.from_day(due.replace(day=1))
    return max(over, rules.calendar.before(due, luck.randint(0, 4)))


def _officer(unit: str, day: dt.date) -> str:
    """Return who held the unit's post on a day."""
    return next(person.name for person in staff_contents() if person.unit == unit and person.in_post(day))
