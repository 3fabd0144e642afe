"""Judging what a PC says of its list by what it said before: a pure function of what is remembered.

One list of one PC can only grow. What it said at any two times must be the beginning of one another; a statement for
which that is disproved contradicts the other, and whoever signed both has cut or changed history, or is a PC that was
put back as a whole. No clock and no order of arrival decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.model.merkle_proofs import is_consistent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from desktop_app.store.witness.statements import Head, Statement


class Standing(Enum):
    """How a statement stands to what is remembered."""

    FIRST = "first"
    """Nothing was known of this PC's list, nor of one that it goes on from."""
    GOES_ON = "goes on"
    """It is what was confirmed before, or begins with it."""
    OLDER = "older"
    """An older file: what is remembered begins with it."""
    OLDER_UNPROVEN = "older, unproven"
    """An older file, of which nothing tells yet whether what is remembered begins with it."""
    UNPROVEN = "unproven"
    """A list without the proof that it begins with all shorter ones that were confirmed before."""
    RENEWED = "renewed"
    """A list that this PC began anew and that names one it goes on from."""
    UNNAMED = "unnamed"
    """A list that this PC began anew without naming any that is known."""
    COPIED = "copied"
    """Another PC's list: it goes on from one that is known of a first PC."""
    CONTRADICTION = "contradiction"
    """Both can't be true."""


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """A head as its PC said it once; `ladder` are the proofs that came along, by size, `origins` the lists before it.

    A tip is one that no later one is proven to begin with: it is confirmed until the other PC proves that.
    """

    signing_key: str
    head: Head
    signature: bytes
    ladder: Mapping[int, Sequence[bytes]] = field(default_factory=dict)
    origins: frozenset[str] = frozenset()
    tip: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a statement is, and against which remembered head; which heads are no tips any more because of it."""

    standing: Standing
    against: Remembered | None = None
    """The contradicted head, or the largest one that is remembered."""
    settled: tuple[Remembered, ...] = ()
    tip: bool = True
    """Whether the new head is a tip itself."""
    lost: int = 0
    """How many entries that were confirmed a list begun anew can't hold, by its own word."""
    changed: bool = False
    """A list begun anew is proven not to begin with what was confirmed."""
    kept: bool = False
    """A list begun anew is proven to hold all that was confirmed."""


def judge(signing_key: str, statement: Statement, remembered: Collection[Remembered]) -> Verdict:
    """Judge a statement signed by a key; `remembered` are all heads of that key and of the lists that it names."""
    new = _Said(statement.head, {rung.size: rung.proof for rung in statement.ladder})
    own = [one for one in remembered if one.signing_key == signing_key]
    same = [one for one in own if one.head.list == statement.head.list]
    if same:
        return _judge_same(new, same, [one for one in own if one.tip and one not in same])
    related = own + [one for one in remembered if one not in own and one.head.list in names_of(statement)]
    return _judge_renewed(signing_key, statement, new, related) if related else Verdict(Standing.FIRST)


def names_of(statement: Statement) -> set[str]:
    """Return the names of the lists that a statement is about: its own, and those it goes on from."""
    return {statement.head.list, *(origin.continues for origin in statement.origins)}


@dataclass(frozen=True, slots=True)
class _Said:
    head: Head
    ladder: Mapping[int, Sequence[bytes]]

    def agrees_with(self, known: Remembered) -> bool | None:
        """Tell whether one list is the beginning of the other; None where no proof says so or otherwise."""
        if self.head.size == known.head.size:
            return self.head.root == known.head.root
        if known.head.size < self.head.size:
            return _proven(known.head, self.head, self.ladder)
        return _proven(self.head, known.head, known.ladder)


def _proven(old: Head, new: Head, ladder: Mapping[int, Sequence[bytes]]) -> bool | None:
    proof = ladder.get(old.size)
    if proof is None:
        return None
    return is_consistent(old.size, new.size, old.root_bytes, new.root_bytes, proof)


def _judge_same(new: _Said, same: Sequence[Remembered], before: Sequence[Remembered]) -> Verdict:
    """Judge a statement of a list that is known; `before` are the tips of lists that the same PC had before it."""
    agrees = {one: new.agrees_with(one) for one in _by_size(same)}
    if denied := [one for one, found in agrees.items() if found is False]:
        return Verdict(Standing.CONTRADICTION, denied[-1])
    earlier = {one: new.agrees_with(one) for one in _by_size(before)}
    settled = tuple(one for one, found in agrees.items() if found and one.tip and one.head.size < new.head.size)
    settled += tuple(one for one, found in earlier.items() if found is not None)
    # Where it is known to be the beginning of any later one, that one speaks for it; heard again, it is as before.
    behind = any(
        found
        for one, found in agrees.items()
        if one.head.size > new.head.size or (one.head.size == new.head.size and not one.tip)
    )
    unproven = [one for one, found in agrees.items() if one.tip and found is None and one.head.size < new.head.size]
    top = _by_size(same)[-1]
    if unproven:
        standing, top = Standing.UNPROVEN, unproven[-1]
    elif new.head.size >= top.head.size:
        standing = Standing.GOES_ON
    else:
        standing = Standing.OLDER if behind else Standing.OLDER_UNPROVEN
    return Verdict(standing, top, settled, tip=not behind, changed=False in earlier.values())


def _judge_renewed(signing_key: str, statement: Statement, new: _Said, related: Sequence[Remembered]) -> Verdict:
    """Judge the first statement of a list that another one was known before."""
    own = [one for one in related if one.signing_key == signing_key]
    tips = [one for one in own or related if one.tip] or own or related
    agrees = {one: new.agrees_with(one) for one in _by_size(tips)}
    top = _by_size(tips)[-1]
    begun = [origin.size for origin in statement.origins if origin.continues == top.head.list]
    lost = 0 if agrees[top] else max((top.head.size - size for size in begun), default=0)
    settled = [one for one, found in agrees.items() if found is not None or (one is top and lost > 0)]
    return Verdict(
        _way_of_renewing(statement, own, related),
        top,
        # Of another PC's list nothing is settled by a copy of it.
        tuple(settled) if own else (),
        lost=max(0, lost),
        changed=any(found is False for found in agrees.values()),
        kept=all(agrees.values()),
    )


def _way_of_renewing(statement: Statement, own: Sequence[Remembered], related: Sequence[Remembered]) -> Standing:
    if not own:
        return Standing.COPIED
    known = {name for one in related for name in (one.head.list, *one.origins)}
    return Standing.RENEWED if known & names_of(statement) else Standing.UNNAMED


def _by_size(heads: Iterable[Remembered]) -> list[Remembered]:
    return sorted(heads, key=lambda one: (one.head.size, one.head.root))
