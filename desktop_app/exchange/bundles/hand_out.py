"""What this PC stands behind when it hands entries out: its own seal, those it was given, its word for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import select

from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.stream_entries import StreamEntries, place_of, stream_entries
from desktop_app.store.log.tables import LANE, STREAM
from desktop_app.store.trust.certificates import OFFICE, UNIT
from desktop_app.store.trust.seal import ROLES, Seal, signed_seal
from desktop_app.store.trust.sealed_entries import in_parts, seals_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.ledger import Profile


@dataclass(slots=True)
class HandedOut:
    """The entries that go into a file, by stream, each with the one before it; and the last number of each stream."""

    before: dict[str, dict[str, str | None]] = field(default_factory=dict)
    upto: dict[str, int] = field(default_factory=dict)

    def noting(self, bodies: Iterable[bytes]) -> Iterator[bytes]:
        """Pass entries on and note them."""
        for body in bodies:
            place = place_of(body)
            self.before.setdefault(place.lane, {})[revision_id(body)] = place.prev
            self.upto[place.lane] = max(place.seq, self.upto.get(place.lane, 0))
            yield body


def seals_over(session: Session, profile: Profile, keys: Keys, handed_out: HandedOut) -> Iterator[Seal]:
    """Yield the seals over entries that are handed out: each of them is covered by one at least.

    Own streams are sealed anew. For what only this file let in (by hand, or from earlier versions of the program) it
    gives its word: the office for anybody, a unit for its own entries and no more.
    """
    lanes = {row.lane: row for row in session.execute(select(LANE).where(LANE.c.signing_key != ""))}
    own = {lane: row for lane, row in lanes.items() if row.signing_key == keys.signing_key}
    kept = seals_of(session, {*handed_out.before, *lanes})
    # Which key went before this one, whatever else is handed out.
    yield from (
        seal for lane in lanes.keys() - handed_out.before.keys() for seal in kept.get(lane, ()) if seal.next_key
    )
    for lane, before in sorted(handed_out.before.items()):
        entries = StreamEntries(before)
        given = [seal for seal in kept.get(lane, ()) if not seal.is_local]
        yield from given
        if lane in own:
            seal = Seal(
                lane=lane, marks=(), nonce=own[lane].nonce, upto=handed_out.upto[lane], person=profile.person[:500]
            )
            yield from _signed(seal, entries.ends(before), keys)
            continue
        rest = before.keys() - entries.up_to(mark for seal in given for mark in seal.marks)
        if rest:
            yield from _attested(session, profile, keys, lane, entries, rest)


def _attested(
    session: Session, profile: Profile, keys: Keys, lane: str, entries: StreamEntries, rest: Collection[str]
) -> Iterator[Seal]:
    stream = session.execute(select(STREAM).filter_by(lane=lane)).first()
    if stream is None:
        return
    if profile.role == OFFICE:
        seal = Seal(lane=lane, marks=(), unit=stream.unit, role=stream.role if stream.role in ROLES else "")
        accepted = _accepted_here(session, lane)
        yield from _signed(msgspec.structs.replace(seal, accepts="these"), accepted.these & set(rest), keys)
        # What counts as it stands is one unbroken past: nothing that came later is let in with it.
        past = accepted.past & set(rest)
        yield from _signed(msgspec.structs.replace(seal, accepts="past"), entries.ends(past), keys)
        yield from _signed(seal, entries.ends(set(rest) - past), keys)
    elif stream.unit == profile.unit_id:
        yield from _signed(Seal(lane=lane, marks=(), unit=stream.unit, role=UNIT), entries.ends(rest), keys)


class _Accepted(NamedTuple):
    these: set[str]
    past: set[str]


def _accepted_here(session: Session, lane: str) -> _Accepted:
    """Return the entries of a stream that this file itself lets count, whatever they write."""
    local = [seal for seal in seals_of(session, [lane]).get(lane, ()) if seal.is_local]
    past = [mark for seal in local if seal.accepts == "past" for mark in seal.marks]
    these = {mark for seal in local if seal.accepts == "these" for mark in seal.marks}
    return _Accepted(these, stream_entries(session, lane).up_to(past) if past else set())


def _signed(seal: Seal, marks: Collection[str], keys: Keys) -> Iterator[Seal]:
    yield from (signed_seal(part, keys.signing) for part in in_parts(seal, marks))
