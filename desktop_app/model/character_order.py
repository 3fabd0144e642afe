"""In which order characters stand, by pinyin and by strokes: one sign for each, so that keys are compared as texts."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from desktop_app.model.old_characters import with_plain_radicals
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = 0x3400
"""Where the signs of ordered characters begin: behind figures, letters and punctuation, which stand for themselves."""

_BEHIND = "\ue000"
"""What precedes any other sign from there on: those stand last, in the order of Unicode."""

_BY_ITSELF = "-"
_SECOND = "'"


def _folded(character: str) -> str:
    """Return what a character is sorted as: in lower case and half width, a radical as the ideograph it looks like.

    One by one, so that what follows in a text never changes the order of what precedes.
    """
    return unicodedata.normalize("NFKC", with_plain_radicals(character)).casefold()


class _Alike(dict[int, str]):
    """Those characters that are sorted as others, for `str.translate`."""

    def __missing__(self, place: int) -> str:
        sign = chr(place)
        self[place] = "" if _folded(sign) == sign else sign
        return self[place]


ALIKE = _Alike()
"""Leaves of a text the characters that are sorted as others: capitals, full width."""


class Ranks(dict[int, str]):
    """The sign of each character by its place in Unicode, for `str.translate`; one that isn't known gets its own."""

    def __missing__(self, place: int) -> str:
        sign = "".join(self.get(ord(one)) or _itself(one) for one in _folded(chr(place)))
        self[place] = sign
        return sign


class Sounds:
    """Characters by pinyin, and the words in which one is read otherwise; `longest` of those by two characters."""

    def __init__(self, ranks: Ranks, readings: dict[tuple[str, str], str], words: dict[str, str]) -> None:
        self.ranks = ranks
        self.words = words
        self._readings = readings
        self._keys: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        for word in words:
            begun = word[:2]
            if len(word) > self.longest.get(begun, 0):
                self.longest[begun] = len(word)

    def key_of(self, word: str) -> str:
        """Return the signs of a word, each character as it is read there."""
        if word not in self._keys:
            sounds = self.words[word].split() or [_BY_ITSELF] * len(word)
            self._keys[word] = "".join(
                self.ranks[ord(one)] if sound == _BY_ITSELF else self._readings[one, sound]
                for one, sound in zip(word, sounds, strict=True)
            )
        return self._keys[word]


@cache
def by_strokes() -> Ranks:
    """Return the characters by the number of their strokes, then by 横竖撇点折."""
    characters = (one for _count, characters in _lines("strokes.txt") for one in characters)
    return Ranks({ord(one): chr(sign) for one, sign in zip(characters, count(_FIRST), strict=False)})


@cache
def by_pinyin() -> Sounds:
    """Return the characters by syllable, tone and strokes."""
    ranks, readings = Ranks(), dict[tuple[str, str], str]()
    sign = _FIRST
    for syllable, characters in _lines("pinyin.txt"):
        for one, behind in zip(characters, f"{characters[1:]} ", strict=True):
            if one == _SECOND:
                continue
            if behind == _SECOND:
                readings[one, syllable] = chr(sign)
            else:
                ranks[ord(one)] = chr(sign)
            sign += 1
    return Sounds(ranks, readings, dict(_lines("words.txt")))


def load_orders() -> None:
    """Load both orders, so that the first save needn't wait for them."""
    by_pinyin()
    by_strokes()


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """Yield the first word of each line of a file and what follows it."""
    for line in resource("order", name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            first, _blank, rest = line.partition(" ")
            yield first, rest


def _itself(sign: str) -> str:
    return sign if ord(sign) < _FIRST else _BEHIND + sign
