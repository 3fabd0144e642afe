"""A seal: a key's signed word about the entries of one write stream, each named entry standing for all before it.

A stream is named after the key that opened it, so nobody else can seal it. Streams from before there were seals, and
entries whose PC is gone, are attested instead: by a PC of the same unit for its own unit, or by the office for anybody.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.revision import Count, Hex32, Hex64, Short, canonical
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PREFIX = b"OGI-seal-v1\0"
MOST_MARKS = 20_000
"""The most entries that one seal names; more are named by several seals."""

LONGEST_SEAL = 2 * 1024**2

ROLES = ("unit", "head", "office")

_Unit = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")]
_Key = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]
_Role = Annotated[str, msgspec.Meta(pattern=r"^(unit|head|office)?\Z")]
_Signature = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{128})?\Z")]


class Seal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key's word on a stream: it wrote `marks` and all before them (by the stream's `nonce`), or whose they are.

    `person` worked at the PC when the entries up to number `upto` were sealed. `accepts`: they count whatever they
    write, all of them ("past") or the marks alone ("these"). `next_key` is what the PC signs with from now on.
    """

    lane: Hex32
    marks: Annotated[tuple[Hex64, ...], msgspec.Meta(max_length=MOST_MARKS)]
    key: _Key = ""
    nonce: _Unit = ""
    upto: Count = 0
    person: Short = ""
    unit: _Unit = ""
    role: _Role = ""
    accepts: Literal["", "past", "these"] = ""
    next_key: _Key = ""
    signature: _Signature = ""

    @property
    def is_own(self) -> bool:
        """Tell whether it is the word of the key that opened the stream."""
        return bool(self.nonce) and lane_of_key(self.key, self.nonce) == self.lane

    @property
    def is_local(self) -> bool:
        """Tell whether it is only this data file's note of what was taken in by hand: never signed, never sent."""
        return not self.key


class DamagedSealError(ValueError):
    """The bytes aren't a seal, or it doesn't bear its key's signature."""


def seal_id(body: bytes) -> str:
    """Return the SHA-256 of a seal's bytes in hex."""
    return hashlib.sha256(body).hexdigest()


def encode_seal(seal: Seal) -> bytes:
    """Return the bytes of a seal."""
    return canonical(seal)


def signed_seal(seal: Seal, key: Ed25519PrivateKey) -> Seal:
    """Return the seal signed by a key."""
    bare = msgspec.structs.replace(seal, key=key.public_key().public_bytes_raw().hex(), signature="")
    return msgspec.structs.replace(bare, signature=key.sign(_signed_part(bare)).hex())


def seals_among(bodies: Iterable[object]) -> Iterator[Seal]:
    """Yield those of some bytes that are seals, written as they are kept; whether they are signed isn't looked at."""
    for body in bodies:
        try:
            seal = msgspec.json.decode(body, type=Seal) if isinstance(body, bytes) else None
        except UNREADABLE:
            continue
        if seal is not None and encode_seal(seal) == body:
            yield seal


def read_seal(body: bytes) -> Seal:
    """Read a seal that came from elsewhere; raises `DamagedSealError` where it isn't one or its signature is wrong."""
    if len(body) > LONGEST_SEAL:
        raise DamagedSealError("too long")
    try:
        seal = msgspec.json.decode(body, type=Seal)
    except UNREADABLE as error:
        raise DamagedSealError(str(error)) from error
    if not is_signed_seal(seal) or encode_seal(seal) != body:
        raise DamagedSealError("signature")
    return seal


def is_signed_seal(seal: Seal) -> bool:
    """Tell whether a seal bears the signature of the key it names."""
    bare = msgspec.structs.replace(seal, signature="")
    return is_signed(_signed_part(bare), bytes.fromhex(seal.signature), seal.key)


def is_signed(message: bytes, signature: bytes, signing_key: str) -> bool:
    """Tell whether a message bears the signature of a key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed_part(bare: Seal) -> bytes:
    return _PREFIX + canonical(bare)
