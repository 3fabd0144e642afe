"""The board of a year's hand-ins: every unit and month has exactly one state; a pure function of plain rows."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.model.log_mark import LogMark

MonthState = Literal["handed_in", "nil", "late", "changed", "missing", "awaited", "future", "absent"]
"""上报, 零报告, 迟报, 报后有改动, 缺报, 待报（未到期）, 未到, and 不用上报: before the unit or the handing in began."""

MONTHS = range(1, 13)
_COME: frozenset[MonthState] = frozenset({"handed_in", "nil", "late", "changed"})


@dataclass(frozen=True, slots=True)
class HandedInRow:
    """The hand-in that counts for a unit and month; `changed` counts its records that changed since.

    `mark` is what its receipt says of the office's log.
    """

    unit: str
    month: int
    on: dt.date
    nil: bool
    changed: int = 0
    receipt: dt.date | None = None
    mark: LogMark | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as the board lists it, with whom to phone, and what is open with it."""

    id: str
    name: str
    since: dt.date | None = None
    until: dt.date | None = None
    officer: str = ""
    telephone: str = ""
    differences: int = 0
    returns: int = 0


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One unit in one month: its state, when it was due, and the hand-in if there is one."""

    state: MonthState
    due: dt.date
    row: HandedInRow | None = None

    @property
    def come(self) -> bool:
        """Tell whether the month was handed in, however."""
        return self.state in _COME


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A unit with its twelve months, January first."""

    unit: UnitRow
    months: tuple[MonthCell, ...]

    def listed(self, state: MonthState) -> tuple[int, ...]:
        """Return the months in a state."""
        return tuple(month for month, cell in zip(MONTHS, self.months, strict=True) if cell.state == state)

    @property
    def to_chase(self) -> bool:
        """Tell whether there is something to phone about: a month missing or changed, a record returned."""
        return bool(self.listed("missing") or self.listed("changed") or self.unit.returns)


@dataclass(frozen=True, slots=True)
class Board:
    """All units of a year, in their order."""

    year: int
    day: dt.date
    rows: tuple[BoardRow, ...]

    def total(self, month: int) -> tuple[int, int]:
        """Return how many units handed a month in, and how many had to (those that existed)."""
        cells = [row.months[month - 1] for row in self.rows]
        return sum(cell.come for cell in cells), sum(cell.state != "absent" for cell in cells)

    @property
    def missing(self) -> int:
        """Return how many units lack a month that is due."""
        return sum(bool(row.listed("missing")) for row in self.rows)

    @property
    def incomplete(self) -> int:
        """Return how many units haven't handed in every month of the year they had to."""
        return sum(not all(cell.come or cell.state == "absent" for cell in row.months) for row in self.rows)


def board(
    year: int,
    day: dt.date,
    units: Sequence[UnitRow],
    handed_in: Iterable[HandedInRow],
    due: Mapping[int, dt.date],
    since: dt.date = dt.date.min,
) -> Board:
    """Return the board of a year as it stands on a day.

    `due` holds the last day for each month; `since` is the day from which on units hand in, though they existed before.
    """
    rows = {(row.unit, row.month): row for row in handed_in}
    return Board(
        year,
        day,
        tuple(
            BoardRow(
                unit,
                tuple(_cell(asked, year, month, day, rows.get((unit.id, month)), due[month]) for month in MONTHS),
            )
            for unit, asked in ((unit, replace(unit, since=max(unit.since or since, since))) for unit in units)
        ),
    )


def _cell(unit: UnitRow, year: int, month: int, day: dt.date, row: HandedInRow | None, due: dt.date) -> MonthCell:
    return MonthCell(_handed_in(row, due) if row else _not_handed_in(unit, year, month, day, due), due, row)


def _handed_in(row: HandedInRow, due: dt.date) -> MonthState:
    """Say how a month came: a change since is the first thing to know, then that it was late."""
    if row.changed:
        return "changed"
    if row.on > due:
        return "late"
    return "nil" if row.nil else "handed_in"


def _not_handed_in(unit: UnitRow, year: int, month: int, day: dt.date, due: dt.date) -> MonthState:
    first = dt.date(year, month, 1)
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    if (unit.since and unit.since > last) or (unit.until and unit.until < first):
        return "absent"
    if day > due:
        return "missing"
    return "awaited" if day >= first else "future"
