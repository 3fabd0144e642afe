"""Reading the log: the revisions of one record, or of many at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from desktop_app.store.log.portions import light_portions, portions
from desktop_app.store.log.revision import StoredRevision, parse
from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.tables import HELD, REVISION, STREAM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from sqlalchemy.orm import Session

_WITH_STREAMS = REVISION.outerjoin(STREAM, STREAM.c.lane == REVISION.c.lane).outerjoin(
    HELD, HELD.c.revision == REVISION.c.id
)

ENTRY = select(REVISION.c.record, REVISION.c.id, REVISION.c.body, STREAM.c.role, STREAM.c.unit, HELD.c.reason)
ENTRY = ENTRY.select_from(_WITH_STREAMS)
"""What is read of each entry."""

_REVISIONS = ENTRY.where(REVISION.c.record.in_(RECORDS), REVISION.c.number > bindparam("after")).order_by(
    REVISION.c.number
)

_LENGTHS = (
    select(REVISION.c.record, func.sum(func.length(REVISION.c.body)))
    .where(REVISION.c.record.in_(RECORDS))
    .group_by(REVISION.c.record)
)


def revisions_of(session: Session, record: str) -> list[StoredRevision]:
    """Return all revisions of a record in the order they came into this file."""
    return revisions_by_record(session, [record]).get(record, [])


def entries_named(session: Session, identities: Collection[str]) -> list[StoredRevision]:
    """Return the entries with these ids, as far as they are held here."""
    found = [session.execute(ENTRY.where(REVISION.c.id.in_(some))) for some in portions(identities)]
    return [stored_revision(row) for rows in found for row in rows]


def stored_revision(row: Sequence[Any]) -> StoredRevision:
    """Read a row of `ENTRY`; raises `DamagedRevisionError` where its bytes aren't a revision."""
    _record, identity, body, role, unit, reason = row
    return StoredRevision(identity, parse(body), role or "", reason or "", unit or "")


def revisions_by_record(
    session: Session, records: Collection[str], *, after: int = 0
) -> dict[str, list[StoredRevision]]:
    """Return the revisions of each record in the order they came; `after`: only those with a higher log number."""
    found: dict[str, list[StoredRevision]] = {}
    asked = {"records": list(records), "after": after}
    for row in session.connection().execute(_REVISIONS, asked):
        found.setdefault(row[0], []).append(stored_revision(row))
    return found


def _weight(heavy: Mapping[str, int], record: str) -> int:
    return heavy.get(record, 0)


def by_weight(session: Session, records: Iterable[str]) -> Iterator[list[str]]:
    """Yield the records a portion at a time, fewer where their entries are long: for whoever reads all of those."""
    for some in portions(records):
        lengths = session.connection().execute(_LENGTHS, {"records": some}).all()
        heavy = {str(record): int(length) for record, length in lengths}
        yield from light_portions(some, partial(_weight, heavy))
