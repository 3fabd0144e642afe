"""What is to stand in the tables for a record: worked out from its log, before anything is written or compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import read_key
from desktop_app.model.record import Record, empty_values, keys_of
from desktop_app.store.log.once_plain import is_plain, personal_value
from desktop_app.store.log.revision import DELETED, canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from sqlalchemy import Row

    from desktop_app.model.field import Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.log.projection import Projection
    from desktop_app.store.log.revision import StoredRevision

Personal = dict[tuple[str, str], "LoggedKey"]
"""A record's personal values by key and commitment, as far as they are held here."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A record's state, its differences and its typed values (None: it has no row); derived fields come later."""

    kind: str
    heads: str
    deleted: bool = False
    waiting: int = 0
    erased: bool = False
    sides: tuple[tuple[str, str, str, bool], ...] = ()
    """The writes that differ: each with its key, revision, value as JSON, and whether it is shown."""
    values: dict[str, Value] | None = None
    unread: frozenset[str] = frozenset()
    """The typed fields that are empty here because the log holds what nobody could have entered."""

    @property
    def differences(self) -> int:
        """Return how many keys differ."""
        return len({key for key, *_side in self.sides})

    @property
    def state(self) -> dict[str, object]:
        """Return the columns of the record's state."""
        return {
            "kind": self.kind,
            "heads": self.heads,
            "deleted": self.deleted,
            "differences": self.differences,
            "waiting": self.waiting,
            "erased": self.erased,
        }


def showing_of(projection: Projection, personal: Personal) -> Showing:
    """Return what a projection shows, with the personal values that are held here."""
    kind = KINDS.get(projection.kind)
    alive = kind is not None and projection.heads and not projection.deleted
    shown = (
        read_written(kind, projection.shown, personal, erased=projection.erased) if kind is not None and alive else None
    )
    return Showing(
        projection.kind,
        " ".join(projection.heads),
        projection.deleted,
        len(projection.waiting),
        projection.erased,
        tuple(
            (key, write.revision, canonical(_side(projection, key, write.value)).decode(), write.value == shown)
            for key, writes in projection.differences.items()
            for shown in (projection.shown.get(key),)
            for write in writes
        ),
        empty_values(kind) | shown.values if kind is not None and shown else None,
        shown.unread if shown else frozenset(),
    )


def _side(projection: Projection, key: str, logged: LoggedKey) -> LoggedKey:
    """Return what a difference keeps of one side: of an erased record nothing that its log says plainly."""
    kind = KINDS.get(projection.kind) if projection.erased else None
    fields = keys_of(kind).get(key) if kind else None
    return None if fields and is_plain(fields[0], logged) else logged


class Written(NamedTuple):
    """What was written of a record: the values of those fields, and those of them that nobody could have entered."""

    values: dict[str, Value]
    unread: frozenset[str]


def read_written(
    kind: type[Record], written: Mapping[str, LoggedKey], personal: Personal, *, erased: bool = False
) -> Written:
    """Read the keys that were written, and no others; a personal value that isn't held here is empty."""
    values: dict[str, Value] = {}
    nobodys: list[str] = []
    keys = keys_of(kind)
    for key, logged in written.items():
        if fields := keys.get(key):
            meant = personal_value(fields[0], logged, personal, erased=erased) if fields[0].personal else logged
            read, unread = read_key(fields, meant)
            values |= read
            nobodys += unread
    return Written(values, frozenset(nobodys))


def values_shown(
    kind: type[Record], shown: Mapping[str, LoggedKey], personal: Personal, *, erased: bool
) -> dict[str, Value]:
    """Return the typed fields' values for what the log shows; a personal value that isn't held here is empty."""
    return empty_values(kind) | read_written(kind, shown, personal, erased=erased).values


def follow_on(state: Row[Any] | Showing | None, revisions: Sequence[StoredRevision]) -> list[StoredRevision] | None:
    """Return the new revisions of a record in causal order if each saw all there was before it; else None.

    Only then do they show what the log shows when they are laid over the record as it stands.
    """
    if state is None or state.differences or state.waiting or state.deleted or state.erased or state.kind not in KINDS:
        return None
    by_parents = {" ".join(stored.revision.par): stored for stored in revisions}
    chain: list[StoredRevision] = []
    heads = state.heads
    while heads in by_parents:
        stored = by_parents.pop(heads)
        chain.append(stored)
        heads = stored.id
    return chain if len(chain) == len(revisions) and all(_is_plain(state.kind, stored) for stored in chain) else None


def _is_plain(kind: str, stored: StoredRevision) -> bool:
    revision = stored.revision
    return revision.kind == kind and not (stored.held or revision.erase or DELETED in revision.f)


def laid_over(
    kind: type[Record],
    values: Mapping[str, Value],
    chain: Sequence[StoredRevision],
    personal: Personal,
    unread_before: frozenset[str] = frozenset(),
) -> Showing:
    """Return what a record shows after the revisions of a chain, laid over the values it showed before."""
    after, nobody_knows = dict(values), unread_before
    for stored in chain:
        written = read_written(kind, stored.revision.written, personal)
        after |= written.values
        nobody_knows = (nobody_knows - written.values.keys()) | written.unread
    return Showing(kind.kind, chain[-1].id, values=after, unread=nobody_knows)
