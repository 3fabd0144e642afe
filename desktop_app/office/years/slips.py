"""Correction slips as they are looked up: all of them in a list, those of a record, and the records of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.dating import years_touched
from desktop_app.model.kinds import KINDS, CorrectionSlip
from desktop_app.model.text import title_text
from desktop_app.model.text_order import text_key
from desktop_app.office.months.dated_changes import dated_changes
from desktop_app.office.years.late_changes import corrects, locked_at
from desktop_app.store.log.tables import RECORD_STATE, REVISION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record


@dataclass(frozen=True, slots=True)
class CorrectedRecord:
    """A record that a slip corrected and that is still there."""

    kind: type[Record]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip by its id and number."""

    id: str
    number: str


def slips(session: Session, words: str = "") -> list[CorrectionSlip]:
    """Return the slips in which all these words stand (all slips without any), the newest first."""
    order = (CorrectionSlip.year.desc(), CorrectionSlip.corrected_on.desc(), CorrectionSlip.number.desc())
    wanted = words.casefold().split()
    return [slip for slip in session.scalars(select(CorrectionSlip).order_by(*order)) if _holds(slip, wanted)]


def records_of(session: Session, slip: str) -> list[CorrectedRecord]:
    """Return the records that a slip corrected, by kind and title; of one for late arrivals those that had come."""
    written = select(REVISION.c.operation).where(REVISION.c.record == slip).scalar_subquery()
    touched = list(session.scalars(select(REVISION.c.record).where(REVISION.c.operation == written).distinct()))
    touched += _arrived(session, slip)
    query = select(RECORD_STATE.c.record, RECORD_STATE.c.kind).where(RECORD_STATE.c.record.in_(touched))
    rows = session.execute(query.where(RECORD_STATE.c.kind.in_(_counting()))).all()
    found = [(KINDS[row.kind], session.get(KINDS[row.kind], row.record)) for row in rows]
    named = [
        CorrectedRecord(kind, record.id, title_text(kind, getattr(record, kind.title_field)))
        for kind, record in found
        if record is not None
    ]
    return sorted(named, key=lambda one: (one.kind.kind, text_key(one.title), one.id))


def slips_over(session: Session, record: str) -> dict[str, tuple[Slip, ...]]:
    """Return the slips over a record's changes by the operation that made each, in the order of the changes."""
    query = select(REVISION.c.operation).where(REVISION.c.record == record).group_by(REVISION.c.operation)
    own = session.scalars(query.order_by(func.min(REVISION.c.number))).all()
    found: dict[str, tuple[Slip, ...]] = {}
    for operation, slip in _written_along(session, own):
        found[operation] = (*found.get(operation, ()), slip)
    for operation, slip in _later_over(session, record):
        found.setdefault(operation, (slip,))
    return {operation: found[operation] for operation in own if operation in found}


def _arrived(session: Session, slip: str) -> list[str]:
    """Return the records of a locked year that had come before a slip was written over them."""
    row = session.get_one(CorrectionSlip, slip)
    begun = session.execute(select(REVISION.c.operation, REVISION.c.number).where(REVISION.c.record == slip)).first()
    year = row.year or 0
    since = locked_at(session, year)
    if begun is None or since is None or corrects(session, begun.operation):
        return []
    others = select(REVISION.c.operation, REVISION.c.number).join(
        CorrectionSlip, CorrectionSlip.id == REVISION.c.record
    )
    before = session.execute(others.where(CorrectionSlip.year == year, REVISION.c.number < begun.number)).all()
    # What an earlier slip was written over isn't this one's.
    since = max((other.number for other in before if not corrects(session, other.operation)), default=since)
    later = select(REVISION.c.record).where(REVISION.c.number > since, REVISION.c.number < begun.number).distinct()
    changes = dated_changes(session, session.scalars(later), since=since)
    return [
        dated.revision.rec
        for dated in changes
        if dated.place.number < begun.number
        and dated.kind.counts_on
        and years_touched(dated.kind, dated.before, dated.after, (year,))
    ]


def _holds(slip: CorrectionSlip, words: list[str]) -> bool:
    texts = (slip.number, slip.reason, slip.records, slip.before, slip.after, slip.corrected_by, slip.approved_by)
    text = "\n".join((str(slip.year), *texts)).casefold()
    return all(word in text for word in words)


def _counting() -> list[str]:
    return [kind.kind for kind in KINDS.values() if kind.counts_on]


def _written_along(session: Session, operations: Sequence[str]) -> Iterator[tuple[str, Slip]]:
    """Yield the slips that were written by one of these operations."""
    query = select(REVISION.c.operation, CorrectionSlip.id, CorrectionSlip.number).join(
        CorrectionSlip, CorrectionSlip.id == REVISION.c.record
    )
    for row in session.execute(query.where(REVISION.c.operation.in_(operations)).order_by(CorrectionSlip.number)):
        yield row.operation, Slip(row.id, row.number)


def _later_over(session: Session, record: str) -> Iterator[tuple[str, Slip]]:
    """Yield the slips that were written over what had come into a locked year, for the changes of one record."""
    query = select(CorrectionSlip, REVISION.c.operation, REVISION.c.number).join(
        REVISION, REVISION.c.record == CorrectionSlip.id
    )
    for slip, operation, number in session.execute(query.order_by(REVISION.c.number)).all():
        since = locked_at(session, slip.year)
        if since is None or corrects(session, operation):
            continue
        for dated in dated_changes(session, [record], since=since):
            touched = years_touched(dated.kind, dated.before, dated.after, (slip.year,))
            if dated.place.number < number and dated.kind.counts_on and touched:
                yield dated.revision.op, Slip(slip.id, slip.number)
