"""The hash tree over a growing list (RFC 6962, section 2.1): its roots at any size, and the proofs made from it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAF, _NODE = b"\0", b"\1"
"""What keeps a leaf from ever passing for a node."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one entry of the list."""
    return sha256(_LEAF + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees side by side."""
    return sha256(_NODE + left + right).digest()


class MerkleTree:
    """A list as it grew: the roots of all its full subtrees, so that every root and proof is a few hashes away."""

    def __init__(self, leaves: Iterable[bytes]) -> None:
        """Hash all entries, first to last."""
        self._levels = [[sha256(_LEAF + leaf).digest() for leaf in leaves]]
        while len(below := self._levels[-1]) > 1:
            pairs = iter(below)
            # An odd one at the end has no full subtree above it.
            above = [sha256(_NODE + left + right).digest() for left, right in zip(pairs, pairs, strict=False)]
            self._levels.append(above)

    @property
    def size(self) -> int:
        """Return how many entries the list has."""
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` entries (None: all); raises `IndexError` for more than there are."""
        size = self.size if size is None else size
        if not 0 <= size <= self.size:
            raise IndexError(size)
        return self._hash(0, size) if size else sha256(b"").digest()

    def inclusion(self, place: int, size: int) -> list[bytes]:
        """Return the proof that the entry at a place (from 0) is in the list of that size (RFC 6962, 2.1.1)."""
        if not 0 <= place < size <= self.size:
            raise IndexError(place)
        proof: list[bytes] = []
        begin, end = 0, size
        while end - begin > 1:
            middle = begin + _split(end - begin)
            if place < middle:
                proof.append(self._hash(middle, end))
                end = middle
            else:
                proof.append(self._hash(begin, middle))
                begin = middle
        return proof[::-1]

    def consistency(self, old: int, size: int) -> list[bytes]:
        """Return the proof that the list of that size begins with the list of the `old` one (RFC 6962, 2.1.2)."""
        if not 0 < old <= size <= self.size:
            raise IndexError(old)
        proof: list[bytes] = []
        begin, end = 0, size
        while old != end:
            middle = begin + _split(end - begin)
            if old <= middle:
                proof.append(self._hash(middle, end))
                end = middle
            else:
                proof.append(self._hash(begin, middle))
                begin = middle
        # The old root itself is known to whoever checks; any other subtree that it ends with is not.
        return [*([self._hash(begin, end)] if begin else []), *proof[::-1]]

    def _hash(self, begin: int, end: int) -> bytes:
        """Return the hash over the entries from `begin` to before `end`, where `begin` is where a subtree begins."""
        length = end - begin
        if length & (length - 1) == 0:
            level = length.bit_length() - 1
            return self._levels[level][begin >> level]
        middle = begin + _split(length)
        return node_hash(self._hash(begin, middle), self._hash(middle, end))


def _split(length: int) -> int:
    """Return the largest power of two smaller than a length of at least two."""
    return 1 << (length - 1).bit_length() - 1
