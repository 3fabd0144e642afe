"""Judging a statement by what is remembered, case by case: what goes on, what contradicts, what was begun anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.merkle_tree import MerkleTree
from desktop_app.store.witness.judging import Remembered, Standing, judge
from desktop_app.store.witness.statements import Head, Origin, Rung, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY, OTHER = "a" * 64, "b" * 64
LIST, NEXT, LAST = "1" * 32, "2" * 32, "3" * 32
TRUE = MerkleTree(b"%d" % number for number in range(20))
CUT = MerkleTree(b"%d" % number for number in range(1, 20))
SIGNED = bytes(64)


def head(size: int, tree: MerkleTree = TRUE, name: str = LIST) -> Head:
    return Head(list=name, size=size, root=tree.root(size).hex())


def said(
    size: int, proven: Iterable[int] = (), tree: MerkleTree = TRUE, name: str = LIST, origins: Iterable[Origin] = ()
) -> Statement:
    """Return a statement of a list, with the proofs from some sizes."""
    rungs = [Rung(size=old, proof=tree.consistency(old, size)) for old in proven]
    return Statement(head=head(size, tree, name), signature=SIGNED, ladder=rungs, origins=list(origins))


def known(
    size: int,
    tree: MerkleTree = TRUE,
    *,
    name: str = LIST,
    key: str = KEY,
    proven: Iterable[int] = (),
    tip: bool = True,
    origins: Iterable[str] = (),
) -> Remembered:
    """Return a head as it is remembered, with the proofs that came along."""
    ladder = {old: tree.consistency(old, size) for old in proven}
    return Remembered(key, head(size, tree, name), SIGNED, ladder, frozenset(origins), tip)


def begun(size: int, name: str = NEXT, continues: str = LIST, tree: MerkleTree = TRUE) -> Origin:
    return Origin(list=name, continues=continues, size=size, root=tree.root(size).hex())


def test_of_whom_nothing_is_known_it_is_the_first_word() -> None:
    verdict = judge(KEY, said(5), [])
    assert (verdict.standing, verdict.against, verdict.tip) == (Standing.FIRST, None, True)
    assert judge(KEY, said(5), [known(4, name=NEXT, key=OTHER)]).standing is Standing.FIRST


def test_a_longer_list_that_is_proven_goes_on_and_speaks_for_the_shorter_one() -> None:
    old = known(5)
    verdict = judge(KEY, said(9, [5]), [old])
    assert (verdict.standing, verdict.against, verdict.settled, verdict.tip) == (Standing.GOES_ON, old, (old,), True)


def test_the_same_again_is_what_it_was() -> None:
    old = known(5)
    verdict = judge(KEY, said(5), [old])
    assert (verdict.standing, verdict.settled, verdict.tip) == (Standing.GOES_ON, (), True)
    settled = known(5, tip=False)
    assert not judge(KEY, said(5), [settled, known(9, proven=[5])]).tip


def test_two_roots_of_one_size_contradict_each_other() -> None:
    old = known(5)
    verdict = judge(KEY, said(5, tree=CUT), [old])
    assert (verdict.standing, verdict.against) == (Standing.CONTRADICTION, old)


def test_a_longer_list_whose_proof_fails_contradicts() -> None:
    for size in (9, 19):
        assert judge(KEY, said(size, [5], CUT), [known(5)]).standing is Standing.CONTRADICTION
    # Against any of those that were seen, and told of the longest.
    seen = [known(3), known(5), known(7, CUT, tip=False)]
    verdict = judge(KEY, said(9, [3, 5, 7], CUT), seen)
    assert (verdict.standing, verdict.against) == (Standing.CONTRADICTION, seen[1])


def test_a_longer_list_without_the_proof_is_not_proven_and_settles_nothing() -> None:
    old = known(5)
    verdict = judge(KEY, said(9, [4]), [old])
    assert (verdict.standing, verdict.against, verdict.settled) == (Standing.UNPROVEN, old, ())
    # Of what a later one speaks for, no proof is owed any more.
    assert judge(KEY, said(9, [7]), [known(5, tip=False), known(7, proven=[5])]).standing is Standing.GOES_ON


def test_an_older_file_is_proven_by_what_came_with_the_newer_one() -> None:
    newer = known(9, proven=[5])
    verdict = judge(KEY, said(5), [newer])
    assert (verdict.standing, verdict.against, verdict.tip) == (Standing.OLDER, newer, False)
    unproven = judge(KEY, said(5), [known(9)])
    assert (unproven.standing, unproven.tip) == (Standing.OLDER_UNPROVEN, True)


def test_a_forged_older_file_contradicts_the_newer_one() -> None:
    assert judge(KEY, said(5, tree=CUT), [known(9, proven=[5])]).standing is Standing.CONTRADICTION


@pytest.mark.parametrize("size", [1, 5, 12])
def test_a_list_begun_anew_says_what_of_the_one_before_it_can_not_hold(size: int) -> None:
    old = known(12)
    verdict = judge(KEY, said(15, name=NEXT, tree=CUT, origins=[begun(size)]), [old])
    assert (verdict.standing, verdict.against, verdict.lost) == (Standing.RENEWED, old, 12 - size)
    assert verdict.settled == ((old,) if size < 12 else ())
    assert not verdict.kept
    assert not verdict.changed


def test_a_list_begun_anew_proves_that_it_holds_all_that_was_seen() -> None:
    seen = [known(5), known(12)]
    verdict = judge(KEY, said(15, [5, 12], name=NEXT, origins=[begun(3)]), seen)
    assert (verdict.standing, verdict.lost, verdict.kept, verdict.changed) == (Standing.RENEWED, 0, True, False)
    assert verdict.settled == tuple(seen)
    assert not judge(KEY, said(15, [12], name=NEXT, origins=[begun(12)]), seen).kept


def test_a_list_begun_anew_is_no_contradiction_though_it_lacks_something() -> None:
    verdict = judge(KEY, said(15, [12], CUT, NEXT, [begun(12)]), [known(12)])
    assert (verdict.standing, verdict.changed, verdict.kept) == (Standing.RENEWED, True, False)


def test_a_list_begun_anew_that_names_none_that_is_known_is_told() -> None:
    assert judge(KEY, said(15, name=NEXT), [known(12)]).standing is Standing.UNNAMED
    assert judge(KEY, said(15, name=NEXT, origins=[begun(3, continues=LAST)]), [known(12)]).standing is Standing.UNNAMED
    # It went on from a list that the known one went on from as well.
    twice = said(15, name=NEXT, origins=[begun(3, continues=LAST)])
    assert judge(KEY, twice, [known(12, origins=[LAST])]).standing is Standing.RENEWED


def test_another_pc_that_goes_on_from_a_list_has_copied_it_and_settles_nothing_of_it() -> None:
    first = known(12)
    verdict = judge(OTHER, said(15, [12], name=NEXT, origins=[begun(12)]), [first])
    assert (verdict.standing, verdict.settled, verdict.kept) == (Standing.COPIED, (), True)
    lost = judge(OTHER, said(15, name=NEXT, origins=[begun(9)]), [first])
    assert (lost.standing, lost.settled, lost.lost) == (Standing.COPIED, (), 3)


def test_what_is_known_of_a_pcs_earlier_lists_is_settled_once_it_can_be_proven() -> None:
    before, current = known(12), known(15, name=NEXT)
    origins = [begun(10)]
    late = judge(KEY, said(18, [12, 15], name=NEXT, origins=origins), [before, current])
    assert (late.standing, late.settled, late.changed) == (Standing.GOES_ON, (current, before), False)
    unproven = judge(KEY, said(18, [15], name=NEXT, origins=origins), [before, current])
    assert unproven.settled == (current,)
    cut = judge(KEY, said(18, [12, 15], CUT, NEXT, origins), [before, known(15, CUT, name=NEXT)])
    assert (cut.standing, cut.changed) == (Standing.GOES_ON, True)
