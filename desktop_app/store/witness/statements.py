"""What a file says of its sender's list, and what its sender has seen of others': short texts, each signed by itself.

Each text can be checked without the file that it came in, so what was once said can be shown to anybody later.
"""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

import msgspec

from desktop_app.model.merkle_proofs import HASH_BYTES, LONGEST_PROOF
from desktop_app.store.log.revision import Count, Hex32, Hex64  # noqa: TC001 (msgspec reads the annotations)

_Form = TypeVar("_Form", bound=msgspec.Struct)

MOST_ORIGINS = 100
MOST_RUNGS = 1000
MOST_CONFIRMED = 1000
"""What no honest file exceeds; so much is checked in a moment."""

Size = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Hash = Annotated[bytes, msgspec.Meta(min_length=HASH_BYTES, max_length=HASH_BYTES)]
_SIGNATURE_BYTES = 64
Signature = Annotated[bytes, msgspec.Meta(min_length=_SIGNATURE_BYTES, max_length=_SIGNATURE_BYTES)]
Proof = Annotated[list[Hash], msgspec.Meta(max_length=LONGEST_PROOF)]


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """How a list stands: its name, how many entries it has, and the root over all of them."""

    list: Hex32
    size: Size
    root: Hex64

    @property
    def text(self) -> bytes:
        """Return what the PC whose list it is signs."""
        return f"OGI-head-v1\n{self.list}\n{self.size}\n{self.root}\n".encode()

    @property
    def root_bytes(self) -> bytes:
        """Return the root as the tree knows it."""
        return bytes.fromhex(self.root)


def head_in(row: object) -> Head | None:
    """Return the head that a row of a table holds; None where somebody else wrote it in another form."""
    return _in_form(row, Head)


def is_key(value: object) -> bool:
    """Tell whether a value found in a table is the public half of a signing key."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None


def is_signature(value: object) -> bool:
    """Tell whether a value found in a table has a signature's form."""
    return isinstance(value, bytes) and len(value) == _SIGNATURE_BYTES


def _in_form(row: object, form: type[_Form]) -> _Form | None:
    try:
        return msgspec.convert(row, form, from_attributes=True)
    except msgspec.ValidationError:
        return None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """That a list goes on from an older one: the older one's name, and how it stood then."""

    list: Hex32
    continues: Hex32
    size: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
    root: Hex64


def origin_in(row: object) -> Origin | None:
    """Return the origin that a row of a table holds; None where somebody else wrote it in another form."""
    return _in_form(row, Origin)


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """The proof that the list begins with itself as it was at an earlier size."""

    size: Size
    proof: Proof


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """That the sender has seen somebody's list as it stood: with that PC's own signature, and the sender's."""

    signing_key: Hex64
    head: Head
    head_signature: Signature
    at: Count
    signature: Signature

    @property
    def text(self) -> bytes:
        """Return what the witness signs."""
        return confirmation_text(self.signing_key, self.head, self.at)


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """All that a file says: the head of its sender's list, where that goes on from, proofs, and what it confirms."""

    head: Head
    signature: Signature
    origins: Annotated[list[Origin], msgspec.Meta(max_length=MOST_ORIGINS)] = []
    ladder: Annotated[list[Rung], msgspec.Meta(max_length=MOST_RUNGS)] = []
    confirmed: Annotated[list[Confirmed], msgspec.Meta(max_length=MOST_CONFIRMED)] = []


def confirmation_text(signing_key: str, head: Head, at: int) -> bytes:
    """Return what a witness signs of the list of the PC with that key; `at` in milliseconds by its own clock."""
    return f"OGI-witness-v1\n{signing_key}\n{head.list}\n{head.size}\n{head.root}\n{at}\n".encode()
