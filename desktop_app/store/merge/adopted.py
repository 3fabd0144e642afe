"""What adopting a delivery did, counted for the people who read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import keys_of
from desktop_app.store.log.named_contents import digests_of
from desktop_app.store.log.revision import DELETED, WHOSE
from desktop_app.store.trust.certificates import AUTHORITY_KINDS

if TYPE_CHECKING:
    from desktop_app.model.record import Record
    from desktop_app.store.log.guards import MovedDays
    from desktop_app.store.log.revision import Revision
    from desktop_app.store.trust.uncounted_entries import HeldEntry


@dataclass(frozen=True, slots=True)
class Adopted:
    """What came in with one delivery; nothing new means that everything was here already."""

    new: int
    """Entries that weren't here."""
    known: int
    """Entries that were here already."""
    newer: int
    """New entries of a kind, or with a field, that only a newer version shows; they are kept and handed on."""
    by_unit_and_kind: dict[tuple[str, str], int]
    """How many records of which unit (its record's id, "" where unsaid) and kind got new entries."""
    by_kind: dict[str, tuple[str, ...]]
    """Which records of each kind got new entries."""
    records: int
    """Records that got new entries or personal values."""
    waiting: int
    """Entries of these records that wait for an earlier file and aren't shown yet."""
    differences: tuple[tuple[str, str], ...]
    """Differences that weren't there before: record and key."""
    settled: int
    """Differences that were there and are no more."""
    personal: int
    """Personal values that were asked for and came."""
    contents: int
    """Attached files that were asked for and came."""
    forked: tuple[str, ...]
    """Write streams that turned out to be written by two PCs."""
    held: tuple[HeldEntry, ...]
    """New entries that are kept and don't count, unless the office accepts them."""
    moved: MovedDays
    """Open applications whose due day moved with a calendar or setting that came: from when to when."""


@dataclass(slots=True)
class Tally:
    """Counting while the entries are read."""

    new: int = 0
    known: int = 0
    newer: int = 0
    touched: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The records with new entries, each with the unit and kind of the first of them."""
    erasing: set[str] = field(default_factory=set)
    grown: dict[str, int] = field(default_factory=dict)
    """The write streams with new entries, each with the lowest number among them."""
    named: set[str] = field(default_factory=set)
    """The attached files that new entries name."""
    certifying: set[str] = field(default_factory=set)
    """The records that may say what keys may say: certificates and units."""
    fresh: dict[str, set[str]] = field(default_factory=dict)
    """The new entries of each write stream."""

    def count(self, identity: str, revision: Revision) -> None:
        """Count one new entry."""
        self.new += 1
        self.fresh.setdefault(revision.lane, set()).add(identity)
        if revision.kind in AUTHORITY_KINDS:
            self.certifying.add(revision.rec)
        self.newer += is_newer(revision)
        self.touched.setdefault(revision.rec, (revision.unit, revision.kind))
        self.grown[revision.lane] = min(revision.seq, self.grown.get(revision.lane, revision.seq))
        self.named.update(digests_of(revision.kind, revision.f))
        if revision.erase:
            self.erasing.add(revision.rec)

    def by_unit_and_kind(self) -> dict[tuple[str, str], int]:
        """Return how many records of each unit and kind got new entries."""
        return dict(sorted(Counter(self.touched.values()).items()))

    def by_kind(self) -> dict[str, tuple[str, ...]]:
        """Return which records of each kind got new entries."""
        found: dict[str, list[str]] = {}
        for record, (_unit, kind) in self.touched.items():
            found.setdefault(kind, []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}


def is_newer(revision: Revision) -> bool:
    """Tell whether this version can't show all that a revision wrote."""
    kind = KINDS.get(revision.kind)
    return kind is None or not revision.written.keys() <= _known_keys(kind)


@cache
def _known_keys(kind: type[Record]) -> frozenset[str]:
    return frozenset(keys_of(kind)) | {DELETED, WHOSE}
