"""Characters that nobody sees, stand in an old place, or only look like another: what a text says stays the same."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from desktop_app.paths import resource

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""Zero-width blanks and joiners, marks of direction, soft hyphens: they come along when text is copied. A joiner behind
a pictogram makes one of several, and stays."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of old places and look-alikes: code points in hexadecimal figures, each with its character."""

    about: dict[str, str]
    private_use: dict[str, str]
    radicals: dict[str, str]


@cache
def _table() -> _Table:
    return msgspec.json.decode(resource("reference", "old_characters.json").read_bytes(), type=_Table)


@cache
def _places() -> dict[int, str]:
    return {int(place, 16): character for place, character in _table().private_use.items()}


@cache
def _radicals() -> dict[int, str]:
    return {int(place, 16): character for place, character in _table().radicals.items()}


def without_invisible(text: str) -> str:
    """Return a text without the characters that nobody sees, and that would keep it from being found."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def in_todays_places(text: str) -> str:
    """Return a text with the characters that older Chinese fonts kept in private places where Unicode has them now.

    Source: GB 18030-2022, which moved the last of those that GB 18030-2000 and 2005 still had there.
    """
    return text.translate(_places()) if _PRIVATE.search(text) else text


def with_plain_radicals(text: str) -> str:
    """Return a text with each radical of the supplement as the ideograph it looks like, to be looked for: ⺠ is 民."""
    return text if text.isascii() else text.translate(_radicals())
