"""Half characters (lone surrogates): Qt keeps them in a text, but drops them silently on the way to Python."""

from __future__ import annotations

_HALF = "\ud800"


def as_held(text: str, units: int) -> str:
    """Return the text as Qt holds it: with a half character at its end if Qt's text has more UTF-16 units than ours.

    The field's check then names it, instead of saving something else than what stands on the screen.
    """
    return text + _HALF if units > _units(text) else text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
