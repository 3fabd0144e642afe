"""PCs as plain sets of entries and seals: the program's own judgement without its tables, so that thousands play."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.store.log.birth import birth_id, lane_of_key
from desktop_app.store.log.projection import Projection, project
from desktop_app.store.log.revision import WHOSE, Revision, StoredRevision, encode, revision_id
from desktop_app.store.log.stream_entries import StreamEntries
from desktop_app.store.trust.certificates import OFFICE, UNIT, Roots, certified_powers
from desktop_app.store.trust.ground import NotedGround
from desktop_app.store.trust.judging import Reason, held_entries
from desktop_app.store.trust.seal import Seal, signed_seal
from desktop_app.store.trust.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.trust.certificates import Power

UNIT_OF_OFFICE = "0" * 31 + "f"


@dataclass
class Log:
    """Entries and seals that a PC holds: everything that its judgement is made of, besides whom it trusts."""

    entries: dict[str, Revision] = field(default_factory=dict)
    seals: set[Seal] = field(default_factory=set)

    def take(self, other: Log) -> None:
        """Add all that another one holds."""
        self.entries |= other.entries
        self.seals |= other.seals

    def records(self) -> dict[str, list[StoredRevision]]:
        """Return the entries of each record."""
        found: dict[str, list[StoredRevision]] = {}
        for identity, revision in self.entries.items():
            found.setdefault(revision.rec, []).append(StoredRevision(identity, revision))
        return found


class SetStreams(Streams):
    """The streams of a log that is a set."""

    def __init__(self, log: Log, roots: Roots, powers: Mapping[str, Power]) -> None:
        lanes: dict[str, dict[str, str | None]] = {}
        for identity, revision in log.entries.items():
            lanes.setdefault(revision.lane, {})[identity] = revision.prev
        super().__init__(None, roots, powers, {lane: set(before) for lane, before in lanes.items()})  # type: ignore[arg-type]
        self._lanes = {lane: StreamEntries(before) for lane, before in lanes.items()}
        for lane in lanes:
            self._streams[lane] = self._stream(lane, sorted((s for s in log.seals if s.lane == lane), key=repr))
            self._streams[lane].entries = self._lanes[lane]


class Judgement(NotedGround):
    """What counts in a log, for one who trusts some roots; asks nothing but the sets."""

    def __init__(self, log: Log, roots: Roots) -> None:
        logs = log.records()
        certificates = {
            record: its for record, its in logs.items() if any(one.revision.kind in {"unit", "device"} for one in its)
        }

        def speaking(offices: Mapping[str, Power]) -> Callable[[StoredRevision], bool]:
            return SetStreams(log, roots, offices).is_the_offices

        self._streams = SetStreams(log, roots, certified_powers(roots, certificates, speaking))
        self._reasons: dict[str, dict[str, Reason]] = {}
        super().__init__(None, self._streams.is_accepted, self._why_nobodys)  # type: ignore[arg-type]
        self._own = roots.own
        self._logs = {record: [self._as_its_streams(one) for one in its] for record, its in logs.items()}

    def held(self, record: str) -> dict[str, Reason]:
        """Return the entries of a record that don't count, each with the reason."""
        return held_entries(self._logs[record], self)

    def shown(self) -> dict[str, Projection]:
        """Return what each record shows; one of which nothing counts is left out."""
        found = {}
        for record, log in self._logs.items():
            reasons = held_entries(log, self)
            projection = project([msgspec.structs.replace(one, held=str(reasons.get(one.id, ""))) for one in log])
            if projection.kind:
                found[record] = projection
        return found

    def _why_nobodys(self, stored: StoredRevision) -> Reason | None:
        lane = stored.revision.lane
        if lane not in self._reasons:
            self._reasons[lane] = self._streams.reasons(lane, self._streams.fresh[lane])
        return self._reasons[lane].get(stored.id)

    def _as_its_streams(self, stored: StoredRevision) -> StoredRevision:
        whose = self._streams.whose(stored.revision.lane)
        return StoredRevision(stored.id, stored.revision, whose.role, "", whose.unit)

    def _log(self, record: str) -> Sequence[StoredRevision]:
        return self._logs.get(record, ())


class SetPc:
    """One PC with its key, its stream and its log; it writes what it honestly may."""

    def __init__(self, chance: Random, unit: str, role: str) -> None:
        self.chance, self.unit, self.role = chance, unit, role
        self.key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        self.public = self.key.public_key().public_bytes_raw().hex()
        self.nonce = chance.randbytes(16).hex()
        self.lane = lane_of_key(self.public, self.nonce)
        self.seq = 0
        self.tip: str | None = None
        self.log = Log()
        self.offices: dict[str, str] = {}

    @property
    def roots(self) -> Roots:
        """Return whom this PC trusts."""
        tips = {self.lane: (self.tip,)} if self.tip else {}
        return Roots({self.lane: self.public}, tips, self.unit, self.role, self.offices)

    def shown(self) -> dict[str, Projection]:
        """Return what this PC shows."""
        return Judgement(self.log, self.roots).shown()

    def write(self, kind: str, keys: Mapping[str, LoggedKey], record: str = "", parents: Sequence[str] = ()) -> str:
        """Write one entry, with its seal, and return its record."""
        operation = f"{self.seq + 1:032x}"
        revision = Revision(
            rec=record or birth_id(self.lane, self.seq + 1, operation),
            kind=kind,
            par=sorted(parents),
            f=dict(keys),
            op=operation,
            lane=self.lane,
            seq=self.seq + 1,
            prev=self.tip,
        )
        self.seq += 1
        self.tip = revision_id(encode(revision))
        self.log.entries[self.tip] = revision
        return revision.rec

    def edit(self, record: str, keys: Mapping[str, LoggedKey]) -> None:
        """Change a record as it stands here, with its parts where the office gives it away."""
        shown = self.shown()
        if record not in shown:
            return
        self.write(shown[record].kind, keys, record, shown[record].heads)
        if self.role == OFFICE and "unit" in keys:
            # As the program does: a kind that it doesn't know isn't known for a part either.
            parts = sorted(
                one for one, its in shown.items() if its.kind == "case_step" and its.shown.get("application") == record
            )
            for part in parts:
                self.write(shown[part].kind, {WHOSE: keys["unit"]}, part, shown[part].heads)

    def hand_out(self) -> Log:
        """Return all that this PC holds and vouches for, sealed."""
        if self.tip:
            seal = Seal(lane=self.lane, marks=(self.tip,), nonce=self.nonce, upto=self.seq)
            self.log.seals.add(signed_seal(seal, self.key))
        judgement = Judgement(self.log, self.roots)
        unsealed = {
            one.id for log in self.log.records().values() for one in log if judgement.voice(one) is Reason.UNSEALED
        }
        return Log({one: entry for one, entry in self.log.entries.items() if one not in unsealed}, set(self.log.seals))


def founded(chance: Random, units: int) -> tuple[SetPc, list[SetPc]]:
    """Return an office and units that it has listed and certified, all with the same log."""
    office = SetPc(chance, UNIT_OF_OFFICE, OFFICE)
    office.write("unit", {"name": "办公室", "nature": "office"}, UNIT_OF_OFFICE)
    office.write("category", {"name": "其他", "code": "oth"})
    pcs = []
    for number in range(units):
        pc = SetPc(chance, f"{number + 1:032x}", UNIT)
        office.write("unit", {"name": f"第{number}处", "nature": "division"}, pc.unit)
        office.write(
            "device", {"unit": pc.unit, "name": "电脑", "signing_key": pc.public, "certified_on": "2013-01-01"}
        )
        pc.offices = {office.public: UNIT_OF_OFFICE}
        pcs.append(pc)
    for pc in pcs:
        pc.log.take(office.hand_out())
    return office, pcs
