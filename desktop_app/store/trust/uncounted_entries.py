"""The entries that don't count, as a person reads them: who sent them, what they are about, and why they are held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs
from sqlalchemy import func, select, update

from desktop_app.store.log.portions import portions
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import HELD, REVISION, STREAM
from desktop_app.store.trust.judging import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import Revision


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry that is kept but doesn't count; `unit` is the record of the unit whose PC wrote it, "" if unknown."""

    id: str
    revision: Revision
    reason: Reason
    unit: str


_HELD = (
    select(HELD.c.revision, HELD.c.reason, REVISION.c.body, STREAM.c.unit)
    .join(REVISION, REVISION.c.id == HELD.c.revision)
    .outerjoin(STREAM, STREAM.c.lane == HELD.c.lane)
    # What a unit called itself before it had the office's list is nothing to decide on.
    .where(HELD.c.reason != Reason.NAMING)
    .order_by(REVISION.c.number)
)


def held_entries_of(session: Session) -> list[HeldEntry]:
    """Return all entries that wait for the office to accept or decline them, in the order in which they came."""
    return list(_read(session, _HELD.where(~HELD.c.declined)))


def count_held(session: Session) -> int:
    """Return how many entries wait for the office."""
    waiting = select(func.count()).where(HELD.c.reason != Reason.NAMING, ~HELD.c.declined)
    return session.scalar(waiting) or 0


def decline(session: Session, entries: Collection[str]) -> None:
    """Leave entries as they are, kept and without effect, and don't ask about them again."""
    for some in portions(sorted(entries)):
        session.execute(update(HELD).where(HELD.c.revision.in_(some)).values(declined=True))


def held_among(session: Session, fresh: Mapping[str, Collection[str]]) -> tuple[HeldEntry, ...]:
    """Return those of some entries, given by stream, that don't count, without what they wrote: it may be long."""
    held = set(session.scalars(select(HELD.c.revision)))
    found: list[HeldEntry] = []
    for some in portions(sorted(identity for entries in fresh.values() for identity in held.intersection(entries))):
        query = _HELD.where(HELD.c.revision.in_(some)).execution_options(yield_per=10)
        found += (replace(each, revision=structs.replace(each.revision, f={}, p={})) for each in _read(session, query))
    return tuple(found)


def _read(session: Session, query: Select[Any]) -> Iterator[HeldEntry]:
    for row in session.execute(query):
        yield HeldEntry(row.revision, parse(row.body), Reason(row.reason), row.unit or "")
