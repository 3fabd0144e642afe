"""What a record must show, said in the plainest way: slow, and independent of the program's own computation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.store.log.revision import DELETED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.log.projection import Projection
    from desktop_app.store.log.revision import StoredRevision


@dataclass
class Expected:
    """What must hold of a projection."""

    ready: set[str]
    heads: set[str]
    latest: dict[str, dict[str, LoggedKey]]
    """For each key its latest writes: revision and value."""
    unseen: set[str]
    """What a standing deletion didn't know of."""


def expected(log: Sequence[StoredRevision]) -> Expected:
    """Work out what must be shown, from who came after whom."""
    by_id = {stored.id: stored.revision for stored in log}
    before: dict[str, set[str]] = {}
    grown = True
    while grown:
        grown = False
        for identity, revision in by_id.items():
            if identity not in before and all(parent in before for parent in revision.par):
                before[identity] = set(revision.par).union(*(before[parent] for parent in revision.par))
                grown = True
    latest: dict[str, dict[str, LoggedKey]] = {}
    for key in {key for identity in before for key in by_id[identity].written}:
        writers = [identity for identity in before if key in by_id[identity].written]
        last = [one for one in writers if not any(one in before[other] for other in writers)]
        latest[key] = {one: by_id[one].written[key] for one in last}
    deletions = latest.get(DELETED, {})
    unseen = set()
    if deletions and all(value is True for value in deletions.values()):
        related = {one for one in before if one in deletions or deletions.keys() & before[one]}
        related |= set().union(*(before[one] for one in deletions))
        unseen = {one for one in before if one not in related and by_id[one].written}
    heads = {one for one in before if not any(one in others for others in before.values())}
    return Expected(set(before), heads, latest, unseen)


def check_projection(log: Sequence[StoredRevision], shown: Projection) -> None:
    """Assert that a projection is what it must be: no write hidden, no difference unlisted, nothing else."""
    must = expected(log)
    assert set(shown.heads) == must.heads
    assert set(shown.waiting) == {stored.id for stored in log} - must.ready
    assert shown.shown.keys() == must.latest.keys()
    for key, latest in must.latest.items():
        differs = len({repr(value) for value in latest.values()}) > 1 or (key == DELETED and bool(must.unseen))
        assert differs == (key in shown.differences), key
        if not differs:
            assert shown.shown[key] in latest.values()
        else:
            listed = {write.revision for write in shown.differences[key]}
            assert latest.keys() <= listed
            assert listed - latest.keys() <= must.unseen
            assert key == DELETED or shown.shown[key] in latest.values()
    deletions = must.latest.get(DELETED, {})
    assert shown.deleted == (bool(deletions) and all(deletions.values()) and not must.unseen)
    assert shown.erased == any(stored.revision.erase for stored in log)
