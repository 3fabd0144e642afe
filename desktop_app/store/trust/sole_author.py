"""Records that one unit began and wrote alone, as most are: whose they are is plain, and a part hangs on its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.model.rights import RIGHTS, Right
from desktop_app.store.log.revision import WHOSE
from desktop_app.store.trust.judging import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.store.log.revision import StoredRevision
    from desktop_app.store.trust.judging import Ground


def sole_unit(log: Sequence[StoredRevision], ground: Ground) -> str:
    """Return the unit that began a record and wrote all of it, whose it then is; "" where there is none."""
    first = ground.voice(log[0])
    if not isinstance(first, Voice) or first.free or all(stored.revision.par for stored in log):
        return ""
    return first.unit if all(ground.voice(stored) == first for stored in log) else ""


def targets_of(log: Sequence[StoredRevision]) -> frozenset[str]:
    """Return the records that one is a part of, where nothing is asked of it but whose those are; else none.

    It is meant for what one unit began and wrote alone.
    """
    kind = log[0].revision.kind
    link = owner_link(KINDS[kind]) if RIGHTS.get(kind) is Right.PART and kind in KINDS else None
    if link is None or any(stored.revision.kind != kind or WHOSE in stored.revision.f for stored in log):
        return frozenset()
    return frozenset(str(stored.revision.f[link.key]) for stored in log if stored.revision.f.get(link.key))
