"""A short hash of figures or rows, printed with them so that paper and file can be matched."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = 16
_GROUP = 4
_ROWS_DIGITS = 12


def fingerprint_of(content: object) -> str:
    """Return 16 hex digits in groups of four (1A2B-…) for anything JSON can say; equal content gives equal digits."""
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digits = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS].upper()
    return "-".join(digits[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))


def rows_fingerprint(rows: Sequence[tuple[str, ...]]) -> str:
    """Return 12 hex digits for the rows of a short printed list: to be matched by eye, never read back."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:_ROWS_DIGITS]
