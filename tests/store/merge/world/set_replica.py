"""A data file as plain sets: the program's rules without its tables, so that thousands of schedules can be played."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import LoggedKey  # noqa: TC001 (msgspec reads it)
from desktop_app.store.log.personal import PersonalValues, commitment
from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import (
    DELETED,
    MOST_PARENTS,
    Revision,
    StoredRevision,
    canonical,
    encode,
    parse,
    revision_id,
)
from desktop_app.store.log.showing import Showing, follow_on, laid_over, showing_of
from desktop_app.store.log.stream_entries import StreamEntries
from desktop_app.store.merge.delivery import Have
from desktop_app.store.merge.have_list import marks_of
from tests.store.merge.world.replica import VALUES, Parcel, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

NOON = 1_388_462_400_000


class SetReplica:
    """A data file of a newer version: it writes keys and kinds that ours doesn't know."""

    def __init__(self, random: Callable[[int], bytes], skew: int = 0, role: str = "unit") -> None:
        self.random, self.skew, self.role = random, skew, role
        self.bodies: dict[str, bytes] = {}
        self.records: dict[str, list[StoredRevision]] = {}
        self.showings: dict[str, Showing] = {}
        self.secrets: dict[str, set[bytes]] = {}
        self.values: dict[tuple[str, str, str], bytes] = {}
        self.needs: set[tuple[str, str, str]] = set()
        self.known: dict[str, Have] = {}
        self.new_lane()

    def new_lane(self) -> None:
        """Begin a new write stream."""
        self.lane = self.random(16).hex()
        self.seq = 0
        self.tip: str | None = None

    def clone(self, random: Callable[[int], bytes], skew: int) -> Self:
        """Copy everything to another PC."""
        other = type(self)(random, skew, self.role)
        for name in ("bodies", "showings", "values", "needs", "known"):
            setattr(other, name, getattr(self, name).copy())
        other.records = {record: list(log) for record, log in self.records.items()}
        other.secrets = {record: set(secrets) for record, secrets in self.secrets.items()}
        other.lane, other.seq, other.tip = self.lane, self.seq, self.tip
        return other

    # Saving

    def save(self, chance: Random, act: str) -> None:
        """Do one thing to one record."""
        made = sorted(self.records)
        if act == "create" or not made:
            kind = chance.choice(["category", "application", "gadget"])
            self.write(self.random(16).hex(), kind, {"name": "新", "subject": "新"})
            return
        record = chance.choice(made)
        kind = self.showings[record].kind
        if act == "personal" and kind == "application" and not self.showings[record].erased:
            self.write(record, kind, {}, {"applicant_name": chance.choice(VALUES)})
        elif act == "erase" and kind == "application":
            self._forget(record)
            self.write(record, kind, {}, erase=True)
        elif act in {"delete", "restore"}:
            self.write(record, kind, {DELETED: act == "delete"})
        else:
            keys = chance.sample(["name", "subject", "note", "newer_key"], chance.randint(1, 2))
            self.write(record, kind, {key: chance.choice(VALUES) for key in keys})

    def write(
        self,
        record: str,
        kind: str,
        keys: dict[str, LoggedKey],
        personal: dict[str, str] | None = None,
        *,
        erase: bool = False,
        committed: dict[str, str | None] | None = None,
    ) -> None:
        """Append one revision that saw all heads."""
        heads = self.showings[record].heads.split() if record in self.showings else []
        promises = dict(committed or {})
        for key, value in (personal or {}).items():
            secrets = self.secrets.setdefault(record, set())
            if not secrets:
                secrets.add(self.random(16))
            promise = commitment(min(secrets), key, value)
            self.values[record, key, promise] = canonical(value)
            promises[key] = promise
        self.seq += 1
        revision = Revision(
            rec=record,
            kind=kind,
            par=heads[:MOST_PARENTS],
            f=keys,
            p=promises,
            erase=erase,
            role=self.role,
            at=max(0, NOON + self.skew),
            op=self.random(16).hex(),
            lane=self.lane,
            seq=self.seq,
            prev=self.tip,
        )
        body = encode(revision)
        self.tip = revision_id(body)
        assert self.tip not in self.bodies, "two saves are one entry"
        self._add([body])

    def settle(self, chance: Random) -> int:
        """Settle every difference by choosing a side."""
        settled = 0
        for record, showing in sorted(self.showings.items()):
            projection = project(self.records[record])
            if projection.differences:
                chosen = {key: chance.choice(writes).value for key, writes in projection.differences.items()}
                promised = {stored_key for stored in self.records[record] for stored_key in stored.revision.p}
                plain = {key: value for key, value in chosen.items() if key not in promised}
                kept = {
                    key: value if isinstance(value, str) else None for key, value in chosen.items() if key in promised
                }
                self.write(record, showing.kind, plain, committed=kept)
                settled += len(chosen)
        return settled

    def unsettled(self) -> int:
        """Return how many differences are open."""
        return sum(showing.differences for showing in self.showings.values())

    # Handing over

    def _streams(self) -> dict[str, dict[str, str | None]]:
        entries = [stored for log in self.records.values() for stored in log]
        streams: dict[str, dict[str, str | None]] = {}
        for stored in sorted(entries, key=lambda one: (one.revision.lane, one.revision.seq)):
            streams.setdefault(stored.revision.lane, {})[stored.id] = stored.revision.prev
        return streams

    def have(self) -> Have:
        """Return what this file holds and asks for."""
        lanes = {lane: marks for lane, stream in self._streams().items() if (marks := marks_of(stream))}
        return Have(lanes=lanes, personal=sorted({record for record, _key, _promise in self.needs}))

    def send(self, to: str | None, *, personal: bool) -> Parcel:
        """Write a file for another PC."""
        have = self.known.get(to) if to and not self._is_forked(to) else None
        sent: list[str] = []
        for lane, stream in self._streams().items():
            covered = StreamEntries(stream).up_to(have.lanes.get(lane, ())) if have else set()
            sent += [identity for identity in stream if identity not in covered]
        bodies = tuple(self.bodies[identity] for identity in sent)
        revisions = [parse(body) for body in bodies]
        records = {revision.rec for revision in revisions if revision.p} | set(have.personal if have else ())
        values = tuple(self._personal(sorted(records))) if personal else ()
        return Parcel(self.lane, self.have(), bodies, values)

    def _personal(self, records: Iterable[str]) -> Iterable[PersonalValues]:
        for record in records:
            held = sorted((key, value) for (one, key, _promise), value in self.values.items() if one == record)
            if held:
                yield PersonalValues(record, tuple(sorted(self.secrets[record])), tuple(held))

    def receive(self, parcel: Parcel) -> None:
        """Take a file in; go on in a new stream if somebody else writes ours."""
        self.known[parcel.sender] = parcel.have
        self._add(parcel.bodies, parcel.personal)
        if self._is_forked(self.lane):
            self.new_lane()

    def _is_forked(self, lane: str) -> bool:
        numbers = [one.revision.seq for log in self.records.values() for one in log if one.revision.lane == lane]
        return len(numbers) != len(set(numbers))

    def _add(self, bodies: Iterable[bytes], personal: Iterable[PersonalValues] = ()) -> None:
        new: dict[str, list[StoredRevision]] = {}
        for body in bodies:
            identity = revision_id(body)
            if identity not in self.bodies:
                self.bodies[identity] = body
                revision = parse(body)
                stored = StoredRevision(identity, revision, revision.role)
                new.setdefault(stored.revision.rec, []).append(stored)
        for record, revisions in new.items():
            self.records.setdefault(record, []).extend(revisions)
            if any(stored.revision.erase for stored in revisions):
                self._forget(record)
            if not any(stored.revision.erase for stored in self.records[record]):
                wanted = {(record, k, p) for one in revisions for k, p in one.revision.p.items() if p}
                self.needs |= wanted - self.values.keys()
        revealed = self._accept(personal)
        for record in new.keys() | revealed:
            self._show(record, new.get(record, []), revealed)

    def _accept(self, personal: Iterable[PersonalValues]) -> set[str]:
        revealed = set()
        for sent in personal:
            for secret in sent.secrets:
                for key, value in sent.values:
                    promise = (sent.record, key, commitment(secret, key, msgspec.json.decode(value)))
                    if promise in self.needs:
                        self.needs.remove(promise)
                        self.values[promise] = value
                        self.secrets.setdefault(sent.record, set()).add(secret)
                        revealed.add(sent.record)
        return revealed

    def _show(self, record: str, new: list[StoredRevision], revealed: set[str]) -> None:
        before = self.showings.get(record)
        chain = follow_on(before, new) if new and record not in revealed else None
        if before is not None and chain is not None and before.values is not None:
            self.showings[record] = laid_over(
                KINDS[before.kind], before.values, chain, self._held(record), before.unread
            )
        else:
            self.showings[record] = showing_of(project(self.records[record]), self._held(record))

    def _held(self, record: str) -> dict[tuple[str, str], LoggedKey]:
        held = ((key, promise, value) for (one, key, promise), value in self.values.items() if one == record)
        return {(key, promise): msgspec.json.decode(value) for key, promise, value in held}

    def _forget(self, record: str) -> None:
        self.secrets.pop(record, None)
        self.values = {promise: value for promise, value in self.values.items() if promise[0] != record}
        self.needs = {promise for promise in self.needs if promise[0] != record}

    # Looking

    def view(self) -> View:
        """Return all there is to see."""
        differing = {record: frozenset(key for key, *_side in one.sides) for record, one in self.showings.items()}
        return View(
            dict(self.bodies),
            dict(self.showings),
            {record: keys for record, keys in differing.items() if keys},
            sum(showing.waiting for showing in self.showings.values()),
            frozenset((record, promise, value) for (record, _key, promise), value in self.values.items()),
        )

    def check(self) -> None:
        """Assert that what was brought along step by step is what the whole log shows."""
        for record, log in self.records.items():
            assert self.showings[record] == showing_of(project(log), self._held(record))

    def close(self) -> None:
        """Nothing is open."""
