"""Checking proofs of the hash tree, by nothing but the roots: RFC 9162, sections 2.1.3.2 and 2.1.4.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.merkle_tree import node_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

HASH_BYTES = 32

LONGEST_PROOF = 64
"""The most hashes that a proof can need: a list never has more than 2^63 entries."""


def is_included(leaf: bytes, place: int, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the entry with that hash is at a place (from 0) of the list with that root."""
    if not (0 <= place < size and _is_proof(proof, leaf, root)):
        return False
    first, last, shown = place, size - 1, leaf
    for other in proof:
        if last == 0:
            return False
        if first & 1 or first == last:
            shown = node_hash(other, shown)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            shown = node_hash(shown, other)
        first, last = first >> 1, last >> 1
    return last == 0 and shown == root


def is_consistent(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that the list of that size and root begins with the `old` one, entry by entry."""
    if not (0 < old <= size and _is_proof(proof, old_root, root)):
        return False
    if old == size:
        return not proof and old_root == root
    # A list of full size is a subtree itself: its root is where the way up begins.
    way = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not way:
        return False
    return _shown_roots(old - 1, size - 1, way) == (old_root, root)


def _shown_roots(first: int, last: int, way: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return the roots of both lists that the hashes on the way up show, or None where the way doesn't fit."""
    while first & 1:
        first, last = first >> 1, last >> 1
    shown_old = shown = way[0]
    for other in way[1:]:
        if last == 0:
            return None
        if first & 1 or first == last:
            shown_old, shown = node_hash(other, shown_old), node_hash(other, shown)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            shown = node_hash(shown, other)
        first, last = first >> 1, last >> 1
    return (shown_old, shown) if last == 0 else None


def _is_proof(proof: Sequence[bytes], *roots: bytes) -> bool:
    # How long it is comes first: of what nobody needs not one hash is looked at.
    return len(proof) <= LONGEST_PROOF and all(len(one) == HASH_BYTES for one in (*roots, *proof))
