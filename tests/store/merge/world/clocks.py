"""The same log as if every PC's clock had said something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import StoredRevision, encode, revision_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

CENTURY = 100 * 365 * 24 * 3600 * 1000


def with_other_clocks(log: Iterable[StoredRevision], chance: Random) -> list[StoredRevision]:
    """Return a record's revisions with other moments; ids change with them, what saw what stays."""
    new: dict[str, StoredRevision] = {}
    waiting = list(log)
    while waiting:
        stored = waiting.pop(0)
        if all(parent in new for parent in stored.revision.par):
            par = sorted(new[parent].id for parent in stored.revision.par)
            changed = msgspec.structs.replace(stored.revision, at=chance.randrange(CENTURY), par=par)
            new[stored.id] = StoredRevision(revision_id(encode(changed)), changed, changed.role)
        else:
            waiting.append(stored)
    return list(new.values())


def essence(log: list[StoredRevision]) -> tuple[object, ...]:
    """Return what a log shows apart from which of several equals is shown for now: that hangs on ids."""
    shown = project(log)
    settled = {key: value for key, value in shown.shown.items() if key not in shown.differences}
    differing = {key: sorted(repr(side.value) for side in sides) for key, sides in shown.differences.items()}
    ranked = {key: {side.rank[:2] for side in sides} for key, sides in shown.differences.items()}
    return settled, differing, ranked, shown.deleted, len(shown.heads)
