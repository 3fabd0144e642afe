"""A short hash of figures or rows, printed with them so that paper and file can be matched."""

from __future__ import annotations

import hashlib
import json

_DIGITS = 16
_GROUP = 4


def fingerprint_of(content: object) -> str:
    """Return 16 hex digits in groups of four (1A2B-…) for anything JSON can say; equal content gives equal digits."""
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digits = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS].upper()
    return "-".join(digits[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))
