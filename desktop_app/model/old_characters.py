"""Characters that say nothing or stand in an old place: what is invisible is dropped from what is typed or read."""

from __future__ import annotations

_INVISIBLE = dict.fromkeys(
    [0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF]
)
"""Zero-width blanks and joiners, marks of direction, soft hyphens: they come along when text is copied."""


def without_invisible(text: str) -> str:
    """Return a text without the characters that nobody sees, and that would keep it from being found."""
    return text.translate(_INVISIBLE)
