"""One entry of the log: its exact bytes, its id, and the strict reading of both."""

from __future__ import annotations

import hashlib
from typing import Annotated

import msgspec

from desktop_app.model.log_value import LARGEST, Logged, LoggedKey

_PREFIX = b"OGI-rev-v1\0"
DELETED = "_deleted"
"""The key that says whether a record is deleted; a field never starts with an underscore."""

Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
Hex64 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
Key = Annotated[str, msgspec.Meta(pattern=r"^_?[a-z][a-z0-9_]{0,59}$")]
Short = Annotated[str, msgspec.Meta(max_length=500)]
Count = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]


LONGEST_BODY = 4 * 1024**2
"""The most bytes a revision may have: more than every field of any kind filled to its limit."""


class Revision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one save changed in one record; unknown members from newer versions stay in the stored bytes."""

    v: int = msgspec.field(default=1)
    rec: Hex32
    kind: Key
    par: Annotated[list[Hex64], msgspec.Meta(max_length=64)] = []
    f: dict[Key, LoggedKey] = {}
    p: dict[Key, Hex64 | None] = {}
    erase: bool = False
    who: Short = ""
    unit: Short = ""
    role: Short = ""
    at: Count = 0
    why: Short = ""
    op: Hex32
    label: Short = ""
    undoes: Hex32 | None = None
    lane: Hex32
    seq: Count
    prev: Hex64 | None = None

    @property
    def written(self) -> dict[str, LoggedKey]:
        """Return every key this revision wrote; a personal one holds its commitment."""
        return {**self.f, **self.p}


class StoredRevision(msgspec.Struct, frozen=True):
    """A revision with the id of its stored bytes."""

    id: str
    revision: Revision


class DamagedRevisionError(ValueError):
    """The bytes aren't a revision this program can vouch for."""


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Revision)


def encode(revision: Revision) -> bytes:
    """Return the bytes to store; they are hashed and handed on as they are and never written anew."""
    return _ENCODER.encode(revision)


def revision_id(body: bytes) -> str:
    """Return the id of stored bytes: SHA-256 over a prefix and exactly these bytes, in hex."""
    return hashlib.sha256(_PREFIX + body).hexdigest()


def parse(body: bytes) -> Revision:
    """Read stored bytes strictly; raises `DamagedRevisionError` where they don't have a revision's form."""
    if len(body) > LONGEST_BODY:
        raise DamagedRevisionError("too long")
    try:
        revision = _DECODER.decode(body)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DamagedRevisionError(str(error)) from error
    if sorted(set(revision.par)) != revision.par or set(revision.f) & set(revision.p):
        raise DamagedRevisionError("parents out of order, or a key twice")
    for value in revision.f.values():
        _check(value)
    return revision


def _check(value: Logged | LoggedKey) -> None:
    """Refuse numbers that other readers of JSON would round."""
    for part in value.values() if isinstance(value, dict) else (value,):
        if isinstance(part, int) and not isinstance(part, bool) and abs(part) > LARGEST:
            raise DamagedRevisionError("a number beyond 2^53")
