"""The hash tree: the reference implementation's vectors, and what holds of every list, proof and change of one bit."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.merkle_proofs import HASH_BYTES, LONGEST_PROOF, is_consistent, is_included
from desktop_app.model.merkle_tree import MerkleTree, leaf_hash
from tests.folders import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

VECTORS = json.loads((DATA / "merkle" / "vectors.json").read_text(encoding="utf-8"))

INPUTS = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
INPUTS.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""The leaves and roots of certificate-transparency's own tests, for the sizes from 0 to 8."""

LEAVES = st.lists(st.binary(max_size=3), min_size=1, max_size=70)


def reference_root(leaves: Sequence[bytes]) -> bytes:
    """Return the root by the definition of RFC 6962, word for word."""
    if len(leaves) <= 1:
        return leaf_hash(leaves[0]) if leaves else sha256(b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\1" + reference_root(leaves[:split]) + reference_root(leaves[split:])).digest()


def bytes_of(vector: dict[str, Any], name: str) -> bytes:
    """Return a hash of a vector; a missing one is empty."""
    return b64decode(vector[name] or "")


def proof_of(vector: dict[str, Any]) -> list[bytes]:
    """Return the proof of a vector."""
    return [b64decode(one) for one in vector["proof"] or ()]


def spoilt(part: bytes, bit: int) -> bytes:
    """Return bytes with one bit turned over."""
    bit %= 8 * len(part)
    return part[: bit // 8] + bytes([part[bit // 8] ^ 1 << bit % 8]) + part[bit // 8 + 1 :]


def test_the_roots_are_those_of_certificate_transparency() -> None:
    assert [MerkleTree(INPUTS[:size]).root().hex() for size in range(9)] == list(ROOTS)
    assert [MerkleTree(INPUTS).root(size).hex() for size in range(9)] == list(ROOTS)


@pytest.mark.parametrize("vector", VECTORS["inclusion"], ids=lambda one: f"{one['leafIdx']} {one['desc']}")
def test_inclusion_is_found_as_by_the_reference_implementation(vector: dict[str, Any]) -> None:
    leaf, root = bytes_of(vector, "leafHash"), bytes_of(vector, "root")
    found = is_included(leaf, vector["leafIdx"], vector["treeSize"], root, proof_of(vector))
    assert found is not vector["wantErr"]


@pytest.mark.parametrize("vector", VECTORS["consistency"], ids=lambda one: f"{one['size1']} {one['desc']}")
def test_consistency_is_found_as_by_the_reference_implementation(vector: dict[str, Any]) -> None:
    sizes = (vector["size1"], vector["size2"])
    found = is_consistent(*sizes, bytes_of(vector, "root1"), bytes_of(vector, "root2"), proof_of(vector))
    # One vector has words for roots: the reference takes them where nothing is hashed, this program doesn't.
    assert found is (not vector["wantErr"] and len(bytes_of(vector, "root1")) == HASH_BYTES)


def test_proofs_are_made_as_by_the_reference_implementation() -> None:
    tree = MerkleTree(INPUTS)
    made = 0
    for vector in VECTORS["consistency"]:
        if not vector["wantErr"] and vector["size1"] > 0 and bytes_of(vector, "root2").hex() in ROOTS:
            assert tree.consistency(vector["size1"], vector["size2"]) == proof_of(vector)
            made += 1
    for vector in VECTORS["inclusion"]:
        if not vector["wantErr"] and bytes_of(vector, "root").hex() in ROOTS:
            assert tree.inclusion(vector["leafIdx"], vector["treeSize"]) == proof_of(vector)
            made += 1
    assert made >= 10


@given(LEAVES)
def test_every_root_is_what_the_definition_says(leaves: list[bytes]) -> None:
    tree = MerkleTree(leaves)
    assert [tree.root(size) for size in range(len(leaves) + 1)] == [
        reference_root(leaves[:size]) for size in range(len(leaves) + 1)
    ]


@given(LEAVES)
def test_every_proof_of_every_place_and_size_holds(leaves: list[bytes]) -> None:
    tree = MerkleTree(leaves)
    for size in range(1, len(leaves) + 1):
        root = tree.root(size)
        for place in range(size):
            assert is_included(leaf_hash(leaves[place]), place, size, root, tree.inclusion(place, size))
            assert is_consistent(place + 1, size, tree.root(place + 1), root, tree.consistency(place + 1, size))


@given(LEAVES, st.data())
def test_a_turned_bit_anywhere_makes_a_proof_of_consistency_fail(leaves: list[bytes], data: st.DataObject) -> None:
    tree = MerkleTree(leaves)
    old = data.draw(st.integers(1, len(leaves)))
    parts = [tree.root(old), tree.root(), *tree.consistency(old, len(leaves))]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = spoilt(parts[at], data.draw(st.integers(0, 255)))
    assert not is_consistent(old, len(leaves), parts[0], parts[1], parts[2:])


@given(LEAVES, st.data())
def test_a_turned_bit_anywhere_makes_a_proof_of_inclusion_fail(leaves: list[bytes], data: st.DataObject) -> None:
    tree = MerkleTree(leaves)
    place = data.draw(st.integers(0, len(leaves) - 1))
    parts = [leaf_hash(leaves[place]), tree.root(), *tree.inclusion(place, len(leaves))]
    at = data.draw(st.integers(0, len(parts) - 1))
    parts[at] = spoilt(parts[at], data.draw(st.integers(0, 255)))
    assert not is_included(parts[0], place, len(leaves), parts[1], parts[2:])


@given(LEAVES.filter(any), st.data())
def test_a_turned_bit_in_any_entry_that_both_lists_hold_makes_a_proof_fail(
    leaves: list[bytes], data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from([place for place, leaf in enumerate(leaves) if leaf]))
    changed = [*leaves]
    changed[at] = spoilt(changed[at], data.draw(st.integers(0, 23)))
    before, after = MerkleTree(leaves), MerkleTree(changed)
    old = data.draw(st.integers(at + 1, len(leaves)))
    proof = after.consistency(old, len(leaves))
    assert not is_consistent(old, len(leaves), before.root(old), after.root(), proof)
    assert not is_included(leaf_hash(leaves[at]), at, len(leaves), after.root(), after.inclusion(at, len(leaves)))


@given(LEAVES, st.data())
def test_a_list_that_lost_an_entry_never_passes_for_one_that_goes_on(leaves: list[bytes], data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(leaves) - 1))
    cut = MerkleTree([*leaves[:lost], *leaves[lost + 1 :], b"new entry", b"and one more"])
    known = MerkleTree(leaves)
    proof = cut.consistency(known.size, cut.size)
    assert not is_consistent(known.size, cut.size, known.root(), cut.root(), proof)


_WRONG: list[Callable[[list[bytes]], list[bytes]]] = [
    lambda proof: [*proof, bytes(32)],
    lambda proof: [bytes(32), *proof],
    lambda proof: [*proof, *proof] or [bytes(32)],
    lambda proof: proof[:-1] or [b""],
    lambda proof: [one[:-1] for one in proof] or [b"x"],
    lambda proof: proof[::-1] if len(set(proof)) > 1 else [bytes(32)],
    lambda _proof: [bytes(32)] * (LONGEST_PROOF + 1),
    lambda _proof: [bytes(32)] * 1_000_000,
]


@pytest.mark.parametrize("wrong", _WRONG)
@pytest.mark.parametrize(("old", "size"), [(1, 1), (1, 2), (2, 3), (3, 7), (4, 8), (6, 8), (7, 8), (8, 8)])
def test_a_proof_of_another_length_or_order_is_refused(
    wrong: Callable[[list[bytes]], list[bytes]], old: int, size: int
) -> None:
    tree = MerkleTree(INPUTS)
    assert not is_consistent(old, size, tree.root(old), tree.root(size), wrong(tree.consistency(old, size)))
    leaf, proof = leaf_hash(INPUTS[old - 1]), wrong(tree.inclusion(old - 1, size))
    assert not is_included(leaf, old - 1, size, tree.root(size), proof)


class Unread(list[bytes]):
    """A proof of which nobody may look at a hash."""

    def __iter__(self) -> Iterator[bytes]:
        """Fail: it was looked at."""
        raise AssertionError


def test_of_a_proof_that_is_too_long_not_one_hash_is_looked_at() -> None:
    tree = MerkleTree(INPUTS)
    for length in (LONGEST_PROOF + 1, 100_000):
        proof = Unread([bytes(32)] * length)
        assert not is_consistent(6, 8, tree.root(6), tree.root(8), proof)
        assert not is_included(leaf_hash(INPUTS[0]), 0, 8, tree.root(8), proof)


@given(LEAVES, st.data())
def test_a_proof_holds_for_no_other_sizes_than_its_own(leaves: list[bytes], data: st.DataObject) -> None:
    grown = [*(b"%d" % place + leaf for place, leaf in enumerate(leaves)), b"one", b"more"]
    tree = MerkleTree(grown)
    size = data.draw(st.integers(2, tree.size))
    old = data.draw(st.integers(1, size - 1))
    proof, path = tree.consistency(old, size), tree.inclusion(old, size)
    for other in range(1, tree.size + 1):
        for first in range(1, other + 1):
            holds = is_consistent(first, other, tree.root(first), tree.root(other), proof)
            assert holds is ((first, other) == (old, size))
        for place in range(other):
            assert is_included(leaf_hash(grown[place]), place, other, tree.root(other), path) is (
                (place, other) == (old, size)
            )


def test_sizes_that_can_not_be_are_refused_at_once() -> None:
    root = MerkleTree(INPUTS).root()
    for old, size in ((0, 8), (-1, 8), (9, 8), (8, -1), (2**200, 2**201), (1, 2**4000)):
        assert not is_consistent(old, size, root, root, [root] * 3)
        assert not is_included(root, old, size, root, [root] * 3)
    tree = MerkleTree(INPUTS)
    for call in (lambda: tree.root(9), lambda: tree.consistency(0, 8), lambda: tree.inclusion(8, 8)):
        with pytest.raises(IndexError):
            call()
