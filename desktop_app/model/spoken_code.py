"""A hash as people read it to each other: four groups of four letters and digits, 80 bits."""

from __future__ import annotations

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that two people read differently: no I and 1, no O and 0
_GROUPS, _IN_GROUP = 4, 4
_BYTES = 10


def spoken_code(digest: bytes) -> str:
    """Return the code that the first ten bytes of a hash are read out as."""
    number = int.from_bytes(digest[:_BYTES])
    signs = "".join(_ALPHABET[(number >> 5 * place) & 31] for place in range(_GROUPS * _IN_GROUP))
    return "-".join(signs[start : start + _IN_GROUP] for start in range(0, len(signs), _IN_GROUP))
