"""Differences (差异): the same field changed in two places, or a deletion against an edit; listed until settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import LoggedKey, read_key
from desktop_app.model.record import Record, keys_of
from desktop_app.model.text import title_text
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.once_plain import personal_value
from desktop_app.store.log.personal import revealed_by_record
from desktop_app.store.log.portions import portions
from desktop_app.store.log.revision import DELETED
from desktop_app.store.log.revisions import revisions_by_record
from desktop_app.store.log.rows import rows_of, states_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE, REVISION
from desktop_app.store.log.unread_values import IS_DIFFERENCE
from desktop_app.store.trust.authors import authors_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.store.log.revision import Revision
    from desktop_app.store.log.showing import Personal
    from desktop_app.store.trust.authors import Author


@dataclass(frozen=True, slots=True)
class Side:
    """One of the latest writes of a key: what it says, whose word it is by its stream, and when and why by its own."""

    revision: str
    logged: LoggedKey
    values: dict[str, Value]
    hidden: bool
    """Whether it is a personal value that isn't held here."""
    shown: bool
    who: str
    unit: str
    role: str
    at: dt.datetime
    why: str
    unread: tuple[str, ...] = ()
    """The fields whose values nobody knows."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One key of a record with all its sides, the one shown for now first.

    For a deletion (`is_deletion`) a side with `logged` True deleted the record, the others edited it unseen.
    """

    record: str
    kind: type[Record]
    title: str
    key: str
    fields: tuple[Field, ...]
    sides: tuple[Side, ...]

    @property
    def is_deletion(self) -> bool:
        """Tell whether the question is if the record is deleted."""
        return self.key == DELETED


def count_differences(session: Session) -> int:
    """Return how many differences are open; one in a deleted record matters to nobody."""
    state = RECORD_STATE.c
    alive = select(state.record).where(state.record == DIFFERENCE.c.record, ~state.deleted, state.kind.in_(KINDS))
    one = select(DIFFERENCE.c.record, DIFFERENCE.c.key).where(alive.exists(), IS_DIFFERENCE).distinct().subquery()
    return session.scalar(select(func.count()).select_from(one)) or 0


def differences(session: Session, records: Collection[str] | None = None) -> list[Difference]:
    """Return the open differences of all records or of those given; of kinds that only a newer version knows none."""
    query = select(DIFFERENCE.c.record).where(IS_DIFFERENCE).distinct().order_by(DIFFERENCE.c.record)
    differing = [one for one in session.scalars(query) if records is None or one in records]
    return [found for some in portions(differing) for found in _of(session, some)]


def _of(session: Session, records: Sequence[str]) -> Iterator[Difference]:
    query = select(DIFFERENCE).join(REVISION, REVISION.c.id == DIFFERENCE.c.revision)
    query = query.where(DIFFERENCE.c.record.in_(records), IS_DIFFERENCE).order_by(
        DIFFERENCE.c.record, DIFFERENCE.c.key, DIFFERENCE.c.shown.desc(), DIFFERENCE.c.revision
    )
    by_key: dict[tuple[str, str], list[Row[Any]]] = {}
    for row in session.execute(query):
        by_key.setdefault((row.record, row.key), []).append(row)
    personal = revealed_by_record(session, records)
    titles = _titles(session, records)
    entries = {one.id: one for log in revisions_by_record(session, records).values() for one in log}
    authors = authors_of(session, entries.values())
    for (record, key), rows in by_key.items():
        if record in titles:
            kind, title = titles[record]
            fields = keys_of(kind).get(key, ())
            own = personal.get(record, {})
            sides = tuple(
                _side(row, entries[row.revision].revision, authors[row.revision], fields, own) for row in rows
            )
            yield Difference(record, kind, title, key, fields, sides)


def _titles(session: Session, records: Sequence[str]) -> dict[str, tuple[type[Record], str]]:
    found: dict[str, tuple[type[Record], str]] = {}
    states = states_of(session, records)
    for name in sorted({state.kind for state in states.values()} & KINDS.keys()):
        kind = KINDS[name]
        for record, row in rows_of(session, kind, records).items():
            found[record] = (kind, title_text(kind, row[kind.title_field]))
    return found


def _side(row: Row[Any], revision: Revision, author: Author, fields: tuple[Field, ...], personal: Personal) -> Side:
    logged = msgspec.json.decode(row.value, type=LoggedKey)
    seen, hidden = logged, False
    if fields and fields[0].personal:
        seen = personal_value(fields[0], logged, personal)
        hidden = logged is not None and seen is None
    values, unread = read_key(fields, seen) if fields else ({}, ())
    return Side(
        revision=row.revision,
        logged=logged,
        values=values,
        hidden=hidden,
        shown=row.shown,
        who=author.who,
        unit=author.unit,
        role=author.role,
        at=moment_of(revision.at),
        why=revision.why,
        unread=unread,
    )
