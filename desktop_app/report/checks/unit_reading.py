"""Reading which units existed in the year, what they reported, and the months they handed in."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from desktop_app.model.hand_in_due import hand_in_due, handed_in_since
from desktop_app.model.kinds import KINDS, HandIn, NilDeclaration, Unit
from desktop_app.model.record import fields_of, links_of
from desktop_app.model.text_order import OFFICIAL
from desktop_app.office.records.ordering import by_text
from desktop_app.report.checks.facts import UnitFacts

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from desktop_app.model.record import Record
    from desktop_app.report.checks.asked_year import AskedYear

_REPORTS = (
    *("release", "application", "inquiry", "complaint", "dispute", "activity", "media_report", "online_session"),
    *("periodical_issue", "expense", "indicator_value", "nil_declaration", "hand_in"),
)
"""The kinds of records by which a unit reports something of a year."""

_TYPED_LATER = frozenset({"expense", "indicator_value"})
"""Kinds that are also typed for an earlier year, only to compare with it."""


def read_units(asked: AskedYear) -> tuple[UnitFacts, ...]:
    """Return the units that existed in the year."""
    existed = and_(
        or_(Unit.since.is_(None), Unit.since <= asked.last), or_(Unit.until.is_(None), Unit.until >= asked.first)
    )
    reported, months = _reported(asked), _months(asked)
    return tuple(
        UnitFacts(
            id=row.id,
            name=row.name,
            reported=row.id in reported,
            months=frozenset(months.get(row.id, ())),
            since=row.since,
            until=row.until,
        )
        for row in asked.session.scalars(
            select(Unit).where(existed).order_by(Unit.position, by_text(Unit.name, OFFICIAL))
        )
    )


def anything_recorded(asked: AskedYear) -> bool:
    """Tell whether the ledger holds records of the year, not only an annex that was filed as figures."""
    kinds = (KINDS[name] for name in _REPORTS if name not in _TYPED_LATER)
    queries = (select(kind.id).where(_of_year(kind, asked)).limit(1) for kind in kinds)
    return any(asked.session.scalar(query) is not None for query in queries)


def handing_in(asked: AskedYear) -> bool:
    """Tell whether units hand in their months of the year here."""
    return asked.session.scalar(select(HandIn.id).where(HandIn.year == asked.year).limit(1)) is not None


def months_due(asked: AskedYear) -> tuple[int, ...]:
    """Return the months of the year that units hand in and whose last day for it is over."""
    since = handed_in_since(asked.rules)
    months = [month for month in range(1, 13) if dt.date(asked.year, month, 1) >= since]
    return tuple(month for month in months if hand_in_due(asked.year, month, asked.rules) < asked.today)


def _reported(asked: AskedYear) -> set[str]:
    """Return the units that have a record of the year of any kind."""
    found: set[str] = set()
    for name in _REPORTS:
        kind = KINDS[name]
        unit = next(link for link, field in links_of(kind).items() if field.links == Unit.kind)
        units = select(getattr(kind, unit)).where(_of_year(kind, asked)).distinct()
        found.update(filter(None, asked.session.scalars(units)))
    return found


def _of_year(kind: type[Record], asked: AskedYear) -> ColumnElement[bool]:
    """Return the condition that a record is of the year, by the field that dates its kind."""
    if "year" in fields_of(kind):
        return and_(getattr(kind, "year") == asked.year)  # noqa: B009 (not every kind has one)
    return asked.within(getattr(kind, kind.counts_on))


def _months(asked: AskedYear) -> dict[str, set[int]]:
    """Return the months of the year that each unit handed in or declared nil."""
    found: dict[str, set[int]] = defaultdict(set)
    for unit, month in asked.session.execute(select(HandIn.unit, HandIn.month).where(HandIn.year == asked.year)):
        if unit and month:
            found[unit].add(month)
    said = select(NilDeclaration.unit, NilDeclaration.month).where(NilDeclaration.year == asked.year)
    for unit, month in asked.session.execute(said):
        if unit and month:
            found[unit].add(month)
    return found
