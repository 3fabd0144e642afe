"""Whose word each write stream is, and which of its entries are sealed: from the seals and what the keys may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.store.log.stream_entries import StreamEntries, entries_of_all_streams, stream_entries
from desktop_app.store.log.tables import STREAM
from desktop_app.store.trust.certificates import OFFICE, UNIT, certificate_entries, certified_powers, read_roots
from desktop_app.store.trust.judging import Reason
from desktop_app.store.trust.sealed_entries import seals_of, that_counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import StoredRevision
    from desktop_app.store.trust.certificates import Power, Roots
    from desktop_app.store.trust.seal import Seal


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose word a stream is: the key that opened it, unit and role; all empty where nobody stands behind it."""

    key: str = ""
    unit: str = ""
    role: str = ""


@dataclass(slots=True)
class _Stream:
    """What is known of one stream; what follows for its entries is worked out when it is asked for."""

    whose: Whose
    seals: list[Seal]
    until: tuple[str, ...] | None = None
    entries: StreamEntries | None = None
    accepted: set[str] | None = None


@dataclass(slots=True)
class Streams:
    """The write streams of a data file as they are to be taken.

    `fresh` are entries that nothing was worked out for yet, by stream; of all others it is noted which are unsealed.
    `standing` are entries that counted here before: where a stream ought to be whole and an entry lacks, nobody can say
    of those before it whose they are, and they go on as they were.
    """

    session: Session
    roots: Roots
    powers: Mapping[str, Power]
    fresh: Mapping[str, Collection[str]]
    standing: Mapping[str, Collection[str]] = field(default_factory=dict)
    known: Mapping[str, StreamEntries] = field(default_factory=dict)
    """Entries of streams that were read before."""
    _streams: dict[str, _Stream] = field(default_factory=dict)

    def whose(self, lane: str) -> Whose:
        """Return whose word a stream is."""
        return self._known(lane).whose

    def reasons(self, lane: str, doubtful: Collection[str]) -> dict[str, Reason]:
        """Return which of some entries of a stream nobody stands behind, or were written after its PC's end."""
        one = self._known(lane)
        reasons = dict.fromkeys(self._unsealed(lane, one, doubtful), Reason.UNSEALED)
        if one.until is not None:
            counting = self._covered(lane, one, one.until, doubtful)
            reasons |= {entry: Reason.RETIRED for entry in doubtful if entry not in counting and entry not in reasons}
        return reasons

    def is_the_offices(self, stored: StoredRevision) -> bool:
        """Tell whether an entry is the office's word."""
        lane = stored.revision.lane
        if self.whose(lane).role != OFFICE:
            return False
        doubtful = {stored.id} if stored.held or stored.id in self.fresh.get(lane, ()) or self._ends(lane) else ()
        return not self.reasons(lane, doubtful)

    def with_an_end(self) -> set[str]:
        """Return the streams that were noted of keys which are out of use by now."""
        ended = {key for key, power in self.powers.items() if power.until is not None}
        return {row.lane for row in self.session.execute(select(STREAM)) if row.signing_key in ended}

    def is_accepted(self, stored: StoredRevision) -> bool:
        """Tell whether an entry counts whatever it writes: the office lets it, or it stood here before."""
        one = self._known(stored.revision.lane)
        if one.accepted is None:
            one.accepted = self._accepted(stored.revision.lane, one)
        return stored.id in one.accepted

    def changed(self) -> set[str]:
        """Return the streams that are somebody else's word than was noted, or no longer anybody's."""
        noted = {row.lane: Whose(row.signing_key, row.unit, row.role) for row in self.session.execute(select(STREAM))}
        return {lane for lane, whose in noted.items() if self.whose(lane) != whose}

    def _known(self, lane: str) -> _Stream:
        if lane not in self._streams:
            self._streams[lane] = self._stream(lane, seals_of(self.session, [lane]).get(lane, []))
        return self._streams[lane]

    def _stream(self, lane: str, seals: list[Seal]) -> _Stream:
        key = self.roots.own.get(lane) or next((seal.key for seal in seals if seal.is_own), "")
        if key:
            power = self.powers.get(key)
            whose = Whose(key, power.unit, power.role) if power else Whose(key)
            valid = [seal for seal in seals if self._stands_behind(seal, whose)]
            return _Stream(whose, valid, power.until if power else None)
        attested = [seal for seal in seals if self._attests(seal)]
        for which in (self._is_offices, lambda seal: seal.is_local, lambda _seal: True):
            said = sorted({(seal.unit, seal.role) for seal in attested if which(seal)})
            # Of two words of the office all PCs take the same one; two units that claim one stream get none.
            if len(said) == 1 or (said and which == self._is_offices):
                return _Stream(Whose("", *said[0]), attested)
        return _Stream(Whose(), [])

    def _stands_behind(self, seal: Seal, whose: Whose) -> bool:
        """Tell whether a seal counts over the stream of a known key: its own, the office's, or that of its unit."""
        if seal.is_own or seal.is_local or self._is_offices(seal):
            return True
        power = self.powers.get(seal.key)
        return power is not None and bool(whose.unit) and power.unit == whose.unit

    def _attests(self, seal: Seal) -> bool:
        """Tell whether a seal may say whose a stream of an unknown key is: a unit's only that it is its own."""
        if seal.is_local or self._is_offices(seal):
            return True
        power = self.powers.get(seal.key)
        return power is not None and (seal.unit, seal.role) == (power.unit, UNIT)

    def _is_offices(self, seal: Seal) -> bool:
        power = self.powers.get(seal.key)
        return power is not None and power.role == OFFICE

    def _entries(self, lane: str, one: _Stream) -> StreamEntries:
        if one.entries is None:
            one.entries = self.known.get(lane) or stream_entries(self.session, lane)
        return one.entries

    def _ends(self, lane: str) -> bool:
        return self._known(lane).until is not None

    def _unsealed(self, lane: str, one: _Stream, doubtful: Collection[str]) -> set[str]:
        if not doubtful or (one.whose.key and not one.whose.role):
            # Nobody has certified the key of the stream.
            return set(doubtful)
        marks = [mark for seal in one.seals for mark in seal.marks]
        # What this PC wrote itself is sealed when it is handed out.
        marks += self.roots.tips.get(lane, ())
        return set(doubtful) - self._covered(lane, one, marks, doubtful)

    def _covered(self, lane: str, one: _Stream, marks: Collection[str], doubtful: Collection[str]) -> set[str]:
        """Return the entries that the marks stand for, and what they would if no entry lacked."""
        entries = self._entries(lane, one)
        covered = entries.up_to(marks)
        if lane in self.roots.own or self.roots.role == OFFICE:
            cut_off = set(self.standing.get(lane, ())).intersection(doubtful) - covered
            if cut_off:
                # Of an own stream whose end isn't known any more, the same holds for all of it.
                ended = lane not in self.roots.own or self.roots.tips.get(lane)
                covered |= (entries.behind_a_gap(marks) if ended else entries.before.keys()) & cut_off
        return covered

    def _accepted(self, lane: str, one: _Stream) -> set[str]:
        found: set[str] = set()
        for seal in one.seals:
            if seal.accepts == "these" and (seal.is_local or self._is_offices(seal)):
                found |= set(seal.marks)
            elif seal.accepts and (seal.is_local or self._is_offices(seal)):
                found |= self._entries(lane, one).up_to(seal.marks)
        return found


def streams_anew(session: Session) -> Streams:
    """Return the streams of a file as if nothing had been worked out for any of its entries; changes nothing.

    Raises `DamagedRevisionError` where an entry can't be read that says who may say what.
    """
    known = entries_of_all_streams(session)
    everything = {lane: entries.before.keys() for lane, entries in known.items()}
    return read_streams(session, everything, standing=that_counted(session, everything), known=known)


def read_streams(
    session: Session,
    fresh: Mapping[str, Collection[str]],
    touched: Collection[str] = (),
    newcomer: Mapping[str, Power] | None = None,
    standing: Mapping[str, Collection[str]] | None = None,
    known: Mapping[str, StreamEntries] | None = None,
) -> Streams:
    """Return the streams of a file; `touched` are records that came in and may be certificates.

    `newcomer` is a key to be taken for certified, without its being so; `standing` are entries that counted here,
    `known` entries that were read before.
    """
    roots = read_roots(session)
    entries = certificate_entries(session, touched)

    def speaking(offices: Mapping[str, Power]) -> Callable[[StoredRevision], bool]:
        return Streams(session, roots, offices, fresh, standing or {}, known or {}).is_the_offices

    powers = {**(newcomer or {}), **certified_powers(roots, entries, speaking)}
    return Streams(session, roots, powers, fresh, standing or {}, known or {})
