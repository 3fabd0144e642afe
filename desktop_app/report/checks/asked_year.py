"""Which part of a year is read: the whole bureau's or one unit's, up to a day, under the rules in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, true

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedYear:
    """What every reader of the facts is given; `until` leaves out what came later than a day of the year."""

    session: Session
    rules: Rules
    year: int
    today: dt.date
    unit: str = ""
    until: dt.date | None = None

    @property
    def first(self) -> dt.date:
        """The first day that is read."""
        return dt.date(self.year, 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day that is read."""
        end = dt.date(self.year, 12, 31)
        return min(self.until, end) if self.until else end

    def within(self, day: InstrumentedAttribute[dt.date | None]) -> ColumnElement[bool]:
        """Return the condition that a day lies in what is read."""
        return day.between(self.first, self.last)

    def of_unit(self, unit: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        """Return the condition that a record is of the unit that is asked of; any record for the whole bureau."""
        return unit == self.unit if self.unit else true()
