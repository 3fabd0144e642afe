"""Which years a data file has records of, and those to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.kinds import Application, Expense, IndicatorValue, Inquiry, NilDeclaration, Release
from desktop_app.model.year_turn import turned_to

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import InstrumentedAttribute, Session

_BY_DAY: tuple[InstrumentedAttribute[object], ...] = (Release.released_on, Application.received_on, Inquiry.day)
_BY_YEAR: tuple[InstrumentedAttribute[object], ...] = (NilDeclaration.year, Expense.year, IndicatorValue.year)


def years_with_records(session: Session) -> list[int]:
    """Return the years, newest first."""
    found: set[int] = set()
    for day in _BY_DAY:
        found |= {int(year) for year in session.scalars(select(func.strftime("%Y", day)).distinct()) if year}
    for column in _BY_YEAR:
        found |= {int(str(year)) for year in session.scalars(select(column).distinct()) if year}
    return sorted(found, reverse=True)


def choices(years: list[int], today: dt.date) -> list[int]:
    """Return the years to choose from, newest first: those with records, this year, and the one before the oldest.

    From the middle of December on the next year is among them.
    """
    return sorted({*years, today.year, turned_to(today), min([*years, today.year]) - 1}, reverse=True)
