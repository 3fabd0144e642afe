"""Who wrote an entry: the person whom its stream names, of the unit and in the role that the stream has.

What an entry calls itself is asked for only where it was written in this very file, or before there were seals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.store.log.tables import STREAM
from desktop_app.store.log.write_stream import ALONE, own_lanes
from desktop_app.store.trust.certificates import UNIT
from desktop_app.store.trust.sealed_entries import seals_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import StoredRevision


@dataclass(frozen=True, slots=True)
class Author:
    """A person's name ("" where the stream names none), the record of his unit, and his role."""

    who: str
    unit: str
    role: str


def authors_of(session: Session, entries: Iterable[StoredRevision]) -> dict[str, Author]:
    """Return the author of each entry, by its id."""
    entries = list(entries)
    lanes = {stored.revision.lane for stored in entries}
    own = own_lanes(session)
    sealed = set(session.scalars(select(STREAM.c.lane).where(STREAM.c.signing_key != "", STREAM.c.lane.in_(lanes))))
    persons = {
        lane: sorted((seal.upto, seal.person) for seal in seals if seal.is_own)
        for lane, seals in seals_of(session, sealed - own).items()
    }
    found = {}
    for stored in entries:
        lane, who = stored.revision.lane, stored.revision.who
        if lane in sealed - own:
            # The first hand-out that holds the entry says who worked at the PC.
            who = next((person for upto, person in persons.get(lane, ()) if upto >= stored.revision.seq), "")
        found[stored.id] = Author(who, stored.unit, UNIT if stored.role == ALONE else stored.role)
    return found
