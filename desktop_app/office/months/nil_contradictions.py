"""Where records stand against a nil declaration (零报告): a unit said nothing happened, and something is on record."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS, Complaint, Dispute, NilDeclaration
from desktop_app.office.months.month_entries import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.record import Record

_APPEAL = "appeal"
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class NilContradiction:
    """A declaration of a unit (for a month, or None: the whole year) and the records against it, as (kind, id)."""

    declaration: str
    unit: str
    subject: str
    month: int | None
    records: tuple[tuple[str, str], ...]


def nil_contradictions(session: Session, year: int, unit: str = "") -> list[NilContradiction]:
    """Return the declarations of a year against which something is on record, of one unit or of all."""
    query = select(NilDeclaration).where(NilDeclaration.year == year)
    query = query.where(NilDeclaration.unit == unit) if unit else query
    declared = session.scalars(query.order_by(NilDeclaration.month, NilDeclaration.subject, NilDeclaration.id)).all()
    on_record = {subject: _on_record(session, subject, year) for subject in {nil.subject for nil in declared}}
    found = []
    for nil in declared:
        months = (nil.month,) if nil.month else _MONTHS
        against = tuple(one for month in months for one in on_record[nil.subject].get((nil.unit or "", month), ()))
        if against:
            found.append(NilContradiction(nil.id, nil.unit or "", nil.subject, nil.month, against))
    return found


def is_on_record(session: Session, subject: str, year: int) -> bool:
    """Tell whether anything of a subject is on record in a year, whichever unit it is of."""
    return bool(_on_record(session, subject, year))


def _on_record(session: Session, subject: str, year: int) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """Return the records of a subject in a year, by unit and month."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for kind, day, only in _kept(subject):
        within = day.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
        unit = kind.unit  # type: ignore[attr-defined]  # every kind of a subject belongs to a unit
        for row in session.execute(select(kind.id, unit, day).where(within, *only).order_by(day, kind.id)):
            found[row[1] or "", row[2].month].append((kind.kind, row.id))
    return found


def _kept(
    subject: str,
) -> Iterator[tuple[type[Record], InstrumentedAttribute[dt.date | None], tuple[ColumnElement[bool], ...]]]:
    """Yield where records of a subject are kept: their kind, the day they count on, and which of the kind."""
    for line in SUBJECTS:
        if line.code == subject:
            yield KINDS[line.kind], line.day, line.only
    if subject == _APPEAL:
        # “未发生申诉（信访、举报）”: what was reported to the bureau is among the complaints.
        yield Dispute, Dispute.filed_on, (Dispute.procedure == _APPEAL,)
        yield Complaint, Complaint.received_on, ()
