"""One entry of the log: its exact bytes, its id, and the strict reading of both."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import msgspec

from desktop_app.model.log_value import LARGEST, Logged, LoggedKey
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = b"OGI-rev-v1\0"
DELETED = "_deleted"
"""The key that says whether a record is deleted; a field never starts with an underscore."""

WHOSE = "_unit"
"""The key by which the office says whose a record is that has no field for it: a part of another one."""

_HEX_DIGITS = "0123456789abcdef"
_KEY = re.compile(r"_?[a-z][a-z0-9_]{0,59}")
# Ends with \Z: a $ would let a line end through.
Hex32 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex64 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
Key = Annotated[str, msgspec.Meta(pattern=rf"^{_KEY.pattern}\Z")]
LONGEST_WORD = 500
"""The most letters that a name or a reason may have."""

Short = Annotated[str, msgspec.Meta(max_length=LONGEST_WORD)]
_Id = Annotated[str, msgspec.Meta(min_length=32, max_length=32)]
_Hash = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]
Count = Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]


MOST_PARENTS = 64
"""The most revisions one can say it came after."""

MOST_KEYS, MOST_PARTS = 500, 100
"""The most keys that a revision may write, and parts that one of them may have: ten times what any kind has."""

LONGEST_BODY = 4 * 1024**2
"""The most bytes a revision may have: more than every field of any kind filled to its limit."""

_SHORT = 2048
"""The most bytes of an entry that is kept in memory for the next reader, as nearly all are."""


# Neither can ever hold itself, so looking for that among thousands of them (`gc`) would be work for nothing.
class Revision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What one save changed in one record; unknown members from newer versions stay in the stored bytes."""

    v: int = msgspec.field(default=1)
    rec: _Id
    kind: str
    par: Annotated[list[_Hash], msgspec.Meta(max_length=MOST_PARENTS)] = []
    f: Annotated[dict[str, LoggedKey], msgspec.Meta(max_length=MOST_KEYS)] = {}
    p: Annotated[dict[str, _Hash | None], msgspec.Meta(max_length=MOST_KEYS)] = {}
    erase: bool = False
    who: Short = ""
    unit: Short = ""
    role: Short = ""
    at: Count = 0
    why: Short = ""
    op: _Id
    label: Short = ""
    undoes: _Id | None = None
    lane: _Id
    seq: Count
    prev: _Hash | None = None

    @property
    def written(self) -> dict[str, LoggedKey]:
        """Return every key this revision wrote; a personal one holds its commitment."""
        return {**self.f, **self.p}


class StoredRevision(msgspec.Struct, frozen=True, gc=False):
    """A revision with the id of its stored bytes, and what its stream says of it: never its own word.

    `role` and `unit` are those of the PC whose stream it stands in; an entry that is `held` (for that reason) is kept
    but doesn't count.
    """

    id: str
    revision: Revision
    role: str = ""
    held: str = ""
    unit: str = ""


class DamagedRevisionError(ValueError):
    """The bytes aren't a revision this program can vouch for."""


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Revision)


def canonical(value: object) -> bytes:
    """Return the one way a value is written as JSON."""
    return msgspec.json.encode(value, order="sorted")


def encode(revision: Revision) -> bytes:
    """Return the bytes to store; they are hashed and handed on as they are and never written anew."""
    return _ENCODER.encode(revision)


def revision_id(body: bytes) -> str:
    """Return the id of stored bytes: SHA-256 over a prefix and exactly these bytes, in hex."""
    return hashlib.sha256(_PREFIX + body).hexdigest()


def parse(body: bytes) -> Revision:
    """Read stored bytes strictly; raises `DamagedRevisionError` where they don't have a revision's form."""
    return _read_lately(body) if len(body) <= _SHORT else _read(body)


def _read(body: bytes) -> Revision:
    if len(body) > LONGEST_BODY:
        raise DamagedRevisionError("too long")
    try:
        revision = _DECODER.decode(body)
    except UNREADABLE as error:
        raise DamagedRevisionError(str(error)) from error
    if (len(revision.par) > 1 and sorted(set(revision.par)) != revision.par) or revision.f.keys() & revision.p.keys():
        raise DamagedRevisionError("parents out of order, or a key twice")
    _check_names(revision)
    for value in revision.f.values():
        if isinstance(value, dict):
            if len(value) > MOST_PARTS:
                raise DamagedRevisionError("too many parts")
            _refuse_rounded(value.values())
        elif isinstance(value, int):
            _refuse_rounded((value,))
    return revision


_read_lately = lru_cache(maxsize=4096)(_read)
"""An entry is read several times while it is taken in: checked, kept, judged and shown."""


def _check_names(revision: Revision) -> None:
    """Refuse ids that aren't small hex digits, and names that aren't keys; patterns would take most of the reading."""
    ids = (revision.rec, revision.op, revision.lane, revision.undoes, revision.prev, *revision.par)
    if "".join(filter(None, (*ids, *revision.p.values()))).strip(_HEX_DIGITS):
        raise DamagedRevisionError("an id that isn't one")
    if not all(map(_is_key, (revision.kind, *revision.f, *revision.p))):
        raise DamagedRevisionError("a name that isn't one")


@lru_cache(maxsize=4096)
def _is_key(name: str) -> bool:
    return _KEY.fullmatch(name) is not None


def _refuse_rounded(parts: Iterable[Logged]) -> None:
    """Refuse numbers that other readers of JSON would round."""
    for part in parts:
        if isinstance(part, int) and not isinstance(part, bool) and abs(part) > LARGEST:
            raise DamagedRevisionError("a number beyond 2^53")
