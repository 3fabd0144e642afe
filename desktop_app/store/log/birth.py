"""Names that nobody else can claim: of a write stream, by the key that opens it; of a record, by where it begins."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.store.log.revision import Revision

_PREFIX, _LANE_PREFIX = b"OGI-birth-v1\0", b"OGI-lane-v1\0"
_DIGITS = 32


def lane_of_key(key: str, nonce: str) -> str:
    """Return the name of the write stream that a key (its public half in hex) opens with a nonce of its choice."""
    return hashlib.sha256(_LANE_PREFIX + f"{key} {nonce}".encode()).hexdigest()[:_DIGITS]


def birth_id(lane: str, seq: int, operation: str) -> str:
    """Return the id of the record that begins at a place in a write stream, with an operation."""
    return hashlib.sha256(_PREFIX + f"{lane} {seq} {operation}".encode()).hexdigest()[:_DIGITS]


def is_birth(revision: Revision) -> bool:
    """Tell whether a revision proves that its record begins with it."""
    return not revision.par and revision.rec == birth_id(revision.lane, revision.seq, revision.op)
