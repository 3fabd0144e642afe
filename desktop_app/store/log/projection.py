"""What a record's revisions show: a pure function of the set of them, whatever the order they came in.

A field shows its causally latest write. Where several latest writes differ, one is shown provisionally and all are
listed as a difference; no clock and no counter ever decides. An entry that is held says nothing, is no head and keeps
nobody waiting; it only tells who came after whom, where an entry that counts was built on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from desktop_app.store.log.revision import DELETED, StoredRevision, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.model.log_value import LoggedKey

_ROLE_RANK = {"unit": 0, "head": 1, "office": 2}


@dataclass(frozen=True, slots=True)
class Write:
    """One revision's write of one key."""

    revision: str
    value: LoggedKey
    rank: tuple[int, int, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Projection:
    """What a record shows: its heads, the value of each key, the differences and what waits for an earlier file."""

    kind: str
    heads: tuple[str, ...]
    shown: dict[str, LoggedKey]
    differences: dict[str, tuple[Write, ...]]
    waiting: tuple[str, ...]
    erased: bool

    @property
    def deleted(self) -> bool:
        """Tell whether the record is deleted, and nothing was written that the deletion didn't know of."""
        return self.shown.get(DELETED) is True


def project(revisions: Sequence[StoredRevision]) -> Projection:
    """Compute what the revisions of one record show; equal sets give equal projections."""
    return _project_chain(revisions) or _project_branches(revisions)


def ancestors(revisions: Sequence[StoredRevision], child: StoredRevision) -> list[StoredRevision]:
    """Return everything the author of a revision was looking at, in the order given."""
    by_id = {stored.id: stored for stored in revisions}
    found: set[str] = set()
    waiting = list(child.revision.par)
    while waiting:
        identity = waiting.pop()
        if identity in by_id and identity not in found:
            found.add(identity)
            waiting += by_id[identity].revision.par
    return [stored for stored in revisions if stored.id in found]


def _project_chain(revisions: Sequence[StoredRevision]) -> Projection | None:
    """Project revisions that came in order and each after the last, as most records' do; None for any others."""
    shown: dict[str, LoggedKey] = {}
    head: list[str] = []
    for stored in revisions:
        if stored.revision.par != head or stored.held:
            return None
        shown |= stored.revision.written
        head = [stored.id]
    kind = min((stored.revision.kind for stored in revisions), default="")
    erased = any(stored.revision.erase for stored in revisions)
    return Projection(kind, tuple(head), dict(sorted(shown.items())), {}, (), erased)


def _project_branches(revisions: Sequence[StoredRevision]) -> Projection:
    order, waiting = _in_causal_order(revisions)
    ancestry = _Ancestry(order)
    shown: dict[str, LoggedKey] = {}
    differences: dict[str, tuple[Write, ...]] = {}
    for key in sorted({key for stored in order for key in written_by(stored)}):
        tops = ancestry.latest(key)
        # Deleted here and brought back there: it stays visible, whoever ranks higher.
        shown[key] = max(tops, key=lambda top: (top.value is not True, *top.rank) if key == DELETED else top.rank).value
        if len({canonical(top.value) for top in tops}) > 1:
            differences[key] = tops
    if shown.get(DELETED) is True and (unseen := ancestry.unseen_by_latest(DELETED)):
        shown[DELETED] = False
        differences[DELETED] = (*ancestry.latest(DELETED), *unseen)
    # Two kinds for one record come only of damage or of a newer version: any rule serves that all PCs share.
    counting = [stored for stored in revisions if not stored.held]
    kinds = sorted(
        {stored.revision.kind for stored in order if not stored.held} or {one.revision.kind for one in counting}
    )
    # An erasure counts even while it waits for its parents: nobody may see the values in the meantime.
    erased = any(stored.revision.erase for stored in counting)
    return Projection(kinds[0] if kinds else "", ancestry.heads(), shown, differences, waiting, erased)


def written_by(stored: StoredRevision) -> dict[str, LoggedKey]:
    """Return every key that an entry wrote and that counts; a personal one holds its commitment."""
    return {} if stored.held else stored.revision.written


def _in_causal_order(revisions: Iterable[StoredRevision]) -> tuple[list[StoredRevision], tuple[str, ...]]:
    """Sort revisions behind all their parents; those with a parent missing wait."""
    by_id = {stored.id: stored for stored in revisions}
    children: dict[str, list[str]] = {}
    missing: dict[str, int] = {}
    for stored in by_id.values():
        missing[stored.id] = len(stored.revision.par)
        for parent in stored.revision.par:
            children.setdefault(parent, []).append(stored.id)
    ready = [identity for identity, count in missing.items() if count == 0]
    heapify(ready)
    order: list[StoredRevision] = []
    while ready:
        # The smallest id first, so that the order is the same however the revisions came in.
        identity = heappop(ready)
        order.append(by_id[identity])
        for child in children.get(identity, ()):
            missing[child] -= 1
            if missing[child] == 0:
                heappush(ready, child)
    done = {stored.id for stored in order}
    return order, tuple(sorted(one.id for one in by_id.values() if one.id not in done and not one.held))


class _Ancestry:
    """Who came after whom, as one bit per revision."""

    def __init__(self, order: Sequence[StoredRevision]) -> None:
        self._order = order
        self._bit = {stored.id: 1 << place for place, stored in enumerate(order)}
        self._seen: dict[str, int] = {}
        self._depth: dict[str, int] = {}
        for stored in order:
            parents = stored.revision.par
            self._seen[stored.id] = sum_bits(self._seen[parent] | self._bit[parent] for parent in parents)
            self._depth[stored.id] = (0 if stored.held else 1) + max(
                (self._depth[parent] for parent in parents), default=0
            )

    def heads(self) -> tuple[str, ...]:
        """Return the revisions that count and that nobody who counts has built on."""
        counting = [stored.id for stored in self._order if not stored.held]
        covered = sum_bits(self._seen[identity] for identity in counting)
        return tuple(sorted(identity for identity in counting if not self._bit[identity] & covered))

    def latest(self, key: str) -> tuple[Write, ...]:
        """Return the writes of a key that no other write of it came after."""
        writers = [stored for stored in self._order if key in written_by(stored)]
        covered = sum_bits(self._seen[stored.id] for stored in writers)
        return tuple(self._write(stored, key) for stored in writers if not self._bit[stored.id] & covered)

    def unseen_by_latest(self, key: str) -> tuple[Write, ...]:
        """Return the last writes of anything that none of the latest writes of a key knew of, nor came after.

        They stay unseen when somebody edits on with both in view: only a write of the key itself settles it.
        """
        tops = sum_bits(self._bit[top.revision] for top in self.latest(key))
        settled = tops | sum_bits(self._seen[top.revision] for top in self.latest(key))
        unseen = [
            stored
            for stored in self._order
            if written_by(stored) and not (self._bit[stored.id] & settled or self._seen[stored.id] & tops)
        ]
        covered = sum_bits(self._seen[stored.id] for stored in unseen)
        return tuple(self._write(stored, key) for stored in unseen if not self._bit[stored.id] & covered)

    def _write(self, stored: StoredRevision, key: str) -> Write:
        rank = (_ROLE_RANK.get(stored.role, 0), self._depth[stored.id], stored.id)
        return Write(stored.id, stored.revision.written.get(key, False), rank)


def sum_bits(numbers: Iterable[int]) -> int:
    """Return the union of bit sets."""
    union = 0
    for number in numbers:
        union |= number
    return union
