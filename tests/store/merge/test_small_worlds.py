"""Small worlds, played out in every way there is."""

from __future__ import annotations

import os
from itertools import combinations, permutations
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import DELETED, Revision, StoredRevision, encode, revision_id
from desktop_app.store.log.showing import showing_of
from desktop_app.store.merge.delivery import Have
from tests.store.merge.world.oracle import check_projection
from tests.store.merge.world.replica import Parcel
from tests.store.merge.world.set_replica import SetReplica

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.model.log_value import LoggedKey

RECORD, LANE = "a" * 32, "c" * 32
FULL = int(os.environ.get("OGI_SCHEDULES", "150")) >= 10_000
ONE, OTHER = ("edit", "pull", "edit", "settle"), ("edit", "delete", "pull", "note")


def revision(keys: dict[str, LoggedKey], *parents: StoredRevision, role: str = "unit") -> StoredRevision:
    """Return a revision of one record that saw the parents."""
    par = sorted(parent.id for parent in parents)
    seq = sum(map(ord, repr((keys, par)))) + 1
    made = Revision(rec=RECORD, kind="category", par=par, f=keys, role=role, op="b" * 32, lane=LANE, seq=seq)
    return StoredRevision(revision_id(encode(made)), made, made.role)


def branching() -> list[StoredRevision]:
    """Return six revisions: a beginning, two branches, one goes on, a deletion, and one that saw them all."""
    first = revision({"name": "甲", "code": "一"})
    left = revision({"name": "乙"}, first)
    right = revision({"name": "丙", "note": "三"}, first)
    further = revision({"code": "二"}, left)
    deletion = revision({DELETED: True}, right)
    return [first, left, right, further, deletion, revision({"name": "丁"}, further, deletion)]


def chain() -> list[StoredRevision]:
    """Return six revisions of which each saw all before it, but for the last two, which didn't see each other."""
    made = [revision({"name": "甲"})]
    for value in ("乙", "丙", "丁"):
        made.append(revision({"name": value, "code": value}, made[-1]))
    return [*made, revision({"note": "一"}, made[-1]), revision({"note": "二", "code": "戊"}, made[-1])]


@pytest.mark.parametrize("history", [branching(), chain()], ids=["branches", "chain"])
def test_every_order_of_arrival_one_by_one_shows_the_same(history: list[StoredRevision]) -> None:
    must = showing_of(project(history), {})
    check_projection(history, project(history))
    for order in permutations(history):
        file = SetReplica(Random(1).randbytes)
        for place, stored in enumerate(order):
            file.receive(Parcel("d" * 32, Have(), (encode(stored.revision),)))
            so_far = list(order[: place + 1])
            assert file.showings[RECORD] == showing_of(project(so_far), {})
        assert file.showings[RECORD] == must


@pytest.mark.parametrize("history", [branching(), chain()], ids=["branches", "chain"])
def test_every_way_to_split_a_history_into_two_files_shows_the_same(history: list[StoredRevision]) -> None:
    must = showing_of(project(history), {})
    for size in range(len(history) + 1):
        for some in combinations(history, size):
            file = SetReplica(Random(1).randbytes)
            rest = tuple(stored for stored in history if stored not in some)
            for part in (rest, some):
                file.receive(Parcel("d" * 32, Have(), tuple(encode(stored.revision) for stored in part)))
            assert file.showings[RECORD] == must


def interleavings(one: Sequence[str], other: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    """Yield every order in which two PCs can do their steps."""
    total = len(one) + len(other)
    for places in combinations(range(total), len(one)):
        steps = iter(one), iter(other)
        yield [(who, next(steps[who])) for place in range(total) for who in (0 if place in places else 1,)]


def test_every_interleaving_of_two_pcs_with_four_steps_each_agrees() -> None:
    orders = list(permutations(OTHER)) if FULL else list(permutations(OTHER))[::4]
    for mine in permutations(ONE) if FULL else (ONE,):
        for theirs in orders:
            for steps in interleavings(mine, theirs):
                _play(steps)


def _play(steps: list[tuple[int, str]]) -> None:
    pcs = [SetReplica(Random(place + 1).randbytes, role=role) for place, role in enumerate(("office", "unit"))]
    begun = encode(revision({"name": "甲"}).revision)
    for pc in pcs:
        pc.receive(Parcel("d" * 32, Have(), (begun,)))
    for place, (who, step) in enumerate(steps):
        if step == "pull":
            _pull(pcs[who], pcs[1 - who])
        elif step == "settle":
            pcs[who].settle(Random(place))
        else:
            keys: dict[str, LoggedKey] = {DELETED: True} if step == "delete" else {_field(step): f"{place}"}
            pcs[who].write(RECORD, "category", keys)
    for _again in range(2):
        _pull(pcs[0], pcs[1])
        _pull(pcs[1], pcs[0])
    assert pcs[0].view() == pcs[1].view()
    check_projection(pcs[0].records[RECORD], project(pcs[1].records[RECORD]))


def _field(step: str) -> str:
    return "note" if step == "note" else "name"


def _pull(taker: SetReplica, giver: SetReplica) -> None:
    giver.known[taker.lane] = taker.have()
    taker.receive(giver.send(taker.lane, personal=True))
