"""The entries of a write stream as they hang together: each names the one that its PC wrote before it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from desktop_app.store.log.tables import REVISION
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session


class Place(msgspec.Struct, frozen=True):
    """Where an entry stands: its stream, its number there, and the entry before it."""

    lane: str
    seq: int
    prev: str | None = None


class _Link(msgspec.Struct):
    prev: str | None = None


_PLACES, _LINKS = msgspec.json.Decoder(Place), msgspec.json.Decoder(_Link)
_ALL = "SELECT lane, id, body FROM revision ORDER BY lane, seq, number"


def place_of(body: bytes) -> Place:
    """Return where an entry stands by its own bytes; raises one of `UNREADABLE` where they can't be read."""
    return _PLACES.decode(body)


def prev_of(body: bytes) -> str | None:
    """Return the entry before one; None for the first of a stream, and where the bytes can't be read."""
    with suppress(*UNREADABLE):
        return _LINKS.decode(body).prev
    return None


@dataclass(frozen=True, slots=True)
class StreamEntries:
    """The entries of a write stream that are held here, in its order, each with the one its PC wrote before it."""

    before: Mapping[str, str | None]

    def up_to(self, marks: Iterable[str]) -> set[str]:
        """Return the marks and all that the stream wrote before them, as far back as no entry lacks."""
        found: set[str] = set()
        for mark in marks:
            place: str | None = mark
            while place is not None and place in self.before and place not in found:
                found.add(place)
                place = self.before[place]
        return found

    def behind_a_gap(self, marks: Iterable[str]) -> set[str]:
        """Return what the marks can't be followed to because an entry lacks: all that the stream wrote before that."""
        places = {identity: number for number, identity in enumerate(self.before)}
        end = 0
        for mark in marks:
            last, place = len(places), mark
            while place in self.before:
                last, following = places[place], self.before[place]
                if following is None:
                    last = 0
                    break
                place = following
            end = max(end, last)
        return set(islice(self.before, end))

    def ends(self, among: Collection[str]) -> list[str]:
        """Return the fewest of some entries that stand for all of them."""
        followed = {self.before[identity] for identity in among}
        return sorted(identity for identity in among if identity not in followed)


def stream_entries(session: Session, lane: str) -> StreamEntries:
    """Return the entries of a write stream."""
    query = select(REVISION.c.id, REVISION.c.body).filter_by(lane=lane).order_by(REVISION.c.seq, REVISION.c.number)
    rows = session.connection().execution_options(yield_per=1000).execute(query)
    return StreamEntries(dict(_linked(rows)))


def entries_of_all_streams(session: Session) -> dict[str, StreamEntries]:
    """Return the entries of every write stream, read in one go."""
    rows = session.connection().execution_options(yield_per=1000).exec_driver_sql(_ALL)
    return {
        str(lane): StreamEntries(dict(_linked((identity, body) for _lane, identity, body in some)))
        for lane, some in groupby(rows, key=itemgetter(0))
    }


def _linked(rows: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    """Yield each entry with the one before it; what can't be read stands in nobody's stream."""
    for identity, body in rows:
        with suppress(*UNREADABLE, TypeError):  # a turned bit may make bytes a number
            yield identity, _LINKS.decode(body).prev


def lanes(session: Session) -> list[str]:
    """Return every write stream the log knows."""
    return list(session.scalars(select(REVISION.c.lane).distinct().order_by(REVISION.c.lane)))
