"""What each revision of the log changed in which month or year: read from the log, so that no clock is asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import read_key
from desktop_app.model.record import keys_of
from desktop_app.store.log.revision import DELETED, Revision, parse
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Place:
    """Where a revision stands: its number in this file, and its place in the write stream of the PC that made it."""

    number: int
    lane: str
    seq: int

    def after(self, other: Place) -> bool:
        """Tell whether it was written after another one; those of different PCs go by their arrival in this file."""
        return self.seq > other.seq if self.lane == other.lane else self.number > other.number


@dataclass(frozen=True, slots=True)
class DatedChange:
    """What one revision changed: the record's values before and after; none where it didn't exist (or was deleted)."""

    place: Place
    entry: str
    revision: Revision
    kind: type[Record]
    before: dict[str, Value]
    after: dict[str, Value]


def places_of(session: Session, records: Iterable[str]) -> dict[str, Place]:
    """Return where each record was begun in the log."""
    query = select(REVISION.c.record, REVISION.c.number, REVISION.c.lane, REVISION.c.seq)
    rows = session.execute(query.where(REVISION.c.record.in_(list(records))).order_by(REVISION.c.number.desc()))
    return {row.record: Place(row.number, row.lane, row.seq) for row in rows}


def dated_changes(session: Session, records: Iterable[str], *, since: int) -> Iterator[DatedChange]:
    """Yield what the revisions after number `since` of these records changed, record by record in their order."""
    wanted = sorted(records)
    for start in range(0, len(wanted), _CHUNK):
        query = (
            select(REVISION)
            .where(REVISION.c.record.in_(wanted[start : start + _CHUNK]))
            .order_by(REVISION.c.record, REVISION.c.number)
        )
        for _record, rows in groupby(session.execute(query), key=lambda row: row.record):
            yield from _walk(list(rows), since)


def _walk(rows: Sequence[Row[tuple[object, ...]]], since: int) -> Iterator[DatedChange]:
    keys: dict[str, LoggedKey] = {}
    before: dict[str, Value] = {}
    for row in rows:
        revision = parse(row.body)
        kind = KINDS.get(revision.kind)
        if kind is None:
            return
        keys |= revision.written
        after = {} if keys.get(DELETED) is True else _values(kind, keys)
        if row.number > since:
            yield DatedChange(Place(row.number, row.lane, row.seq), row.id, revision, kind, before, after)
        before = after


def _values(kind: type[Record], keys: dict[str, LoggedKey]) -> dict[str, Value]:
    """Return the values that the keys hold; personal ones, which the log only promises, are left out."""
    return {
        name: value
        for key, fields in keys_of(kind).items()
        if not fields[0].personal
        for name, value in read_key(fields, keys.get(key)).values.items()
    }
