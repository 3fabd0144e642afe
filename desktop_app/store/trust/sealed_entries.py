"""The seals that a data file keeps, and which entries of a write stream they cover."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select

from desktop_app.store.log.portions import portions
from desktop_app.store.log.stream_entries import stream_entries
from desktop_app.store.log.tables import HELD, SEAL, STREAM
from desktop_app.store.trust.seal import MOST_MARKS, Seal, encode_seal, seal_id
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session


_OF_STREAMS = ("unsealed", "retired")
"""Why an entry is held that is nobody's word."""
_SEALS = msgspec.json.Decoder(Seal)


def that_counted(session: Session, entries: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return those of some entries, by stream, that are noted as somebody's word."""
    nobodys = set(session.scalars(select(HELD.c.revision).where(HELD.c.reason.in_(_OF_STREAMS))))
    return {lane: set(some) - nobodys for lane, some in entries.items()}


def keep_seals(session: Session, seals: Iterable[Seal]) -> set[str]:
    """Keep seals whose signatures were checked; returns the streams that got one they didn't have."""
    bodies = {seal_id(body): (seal.lane, body) for seal in seals for body in (encode_seal(seal),)}
    known: set[str] = set()
    for some in portions(bodies):
        known |= set(session.scalars(select(SEAL.c.id).where(SEAL.c.id.in_(some))))
    new = [{"id": one, "lane": lane, "body": body} for one, (lane, body) in bodies.items() if one not in known]
    if new:
        session.execute(insert(SEAL), new)
    return {str(row["lane"]) for row in new}


def seals_of(session: Session, lanes: Collection[str]) -> dict[str, list[Seal]]:
    """Return the seals of each stream, always in the same order."""
    found: dict[str, list[Seal]] = {}
    for some in portions(lanes):
        query = select(SEAL.c.lane, SEAL.c.body).where(SEAL.c.lane.in_(some)).order_by(SEAL.c.id)
        for lane, body in session.execute(query):
            # One that can't be read, or was put under another stream, is no seal of this one.
            with suppress(*UNREADABLE):
                seal = _SEALS.decode(body)
                if seal.lane == lane:
                    found.setdefault(lane, []).append(seal)
    return found


def in_parts(seal: Seal, marks: Collection[str]) -> Iterator[Seal]:
    """Yield a seal over any number of entries as so many seals as it takes."""
    ordered = sorted(marks)
    for start in range(0, len(ordered), MOST_MARKS):
        yield msgspec.structs.replace(seal, marks=tuple(ordered[start : start + MOST_MARKS]))


def last_entries(session: Session, signing_key: str) -> list[str]:
    """Return the last entries that are held here of the streams of a key: all before them is theirs too."""
    found: list[str] = []
    for lane in session.scalars(select(STREAM.c.lane).filter_by(signing_key=signing_key).order_by(STREAM.c.lane)):
        entries = stream_entries(session, lane)
        unsealed = session.scalars(select(HELD.c.revision).where(HELD.c.lane == lane, HELD.c.reason == "unsealed"))
        found += entries.ends(entries.before.keys() - set(unsealed))
    return found
