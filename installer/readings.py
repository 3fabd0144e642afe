"""How pypinyin reads characters and words, and which words are needed so that a text is read as it reads its own."""

from __future__ import annotations

import unicodedata
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

if TYPE_CHECKING:
    from collections.abc import Mapping

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 5
_TWO_DOTS = "\u0308"
_CHANGING = "一不"
"""Their tone follows the one after it in speaking; in writing they have their own."""
_LONGEST_BARE = 3
"""Words of more characters than this stand by themselves: none follows that they would have to be kept apart from."""


class Reading(NamedTuple):
    """A syllable as it is sorted: its letters, whether its u has two dots (lu, lü, luan, lüe), its tone."""

    letters: str
    dotted: bool
    tone: int


Words = dict[str, tuple[Reading, ...]]


def spelled(reading: Reading) -> str:
    """Write a reading: lv3 for lǚ."""
    letters = reading.letters.replace("u", "v", 1) if reading.dotted else reading.letters
    return f"{letters}{reading.tone}"


def first_readings() -> dict[str, Reading]:
    """Return how each character is read by itself."""
    return {chr(place): _reading(read.split(",")[0]) for place, read in PINYIN_DICT.items()}


def phrases(readings: Mapping[str, Reading]) -> Words:
    """Return the words that are made of characters with readings; a tone that is only lost in speaking is kept."""
    found: Words = {}
    for word, sounds in PHRASES_DICT.items():
        if len(sounds) == len(word) and all(one in readings for one in word):
            read = (_reading(sound[0]) for sound in sounds)
            pairs = zip(read, map(readings.__getitem__, word), word, strict=True)
            found[word] = tuple(starmap(_kept_tone, pairs))
    return found


def chosen_words(words: Words, readings: Mapping[str, Reading]) -> Words:
    """Return those words without which one of them, or one behind another, would be read otherwise."""
    reader = _Reader(readings)
    _take_misread(words, reader)
    for word, sounds in _parting(words, reader).items():
        reader.take(word, sounds)
    _take_misread(words, reader)
    return reader.words


def _take_misread(words: Words, reader: _Reader) -> None:
    """Have the reader take every word that it would read otherwise, the short ones first, until there is none."""
    while misread := [word for word in sorted(words, key=_length) if reader.read(word) != words[word]]:
        for word in misread:
            if reader.read(word) != words[word]:
                reader.take(word, words[word])


def _length(word: str) -> tuple[int, str]:
    return len(word), word


def _parting(words: Words, reader: _Reader) -> Words:
    """Return the words whose end would be taken for the beginning of another: 调查 before 处, for 查处."""
    by_beginning: dict[str, list[str]] = {}
    for word in reader.words:
        for length in range(1, len(word)):
            by_beginning.setdefault(word[:length], []).append(word)
    found: Words = {}
    for word, sounds in words.items():
        if word in reader.words or len(word) > _LONGEST_BARE:
            continue
        for start in range(1, len(word)):
            rests = (other[len(word) - start :] for other in by_beginning.get(word[start:], ()))
            if any(reader.read(word + rest) != sounds + reader.read(rest) for rest in rests):
                found[word] = sounds
                break
    return found


class _Reader:
    """Reads a text from the left, the longest word first, as the program does; `words` are those it was given."""

    def __init__(self, readings: Mapping[str, Reading]) -> None:
        self.words: Words = {}
        self._readings = readings
        self._longest: dict[str, int] = {}

    def take(self, word: str, sounds: tuple[Reading, ...]) -> None:
        self.words[word] = sounds
        self._longest[word[0]] = max(self._longest.get(word[0], 0), len(word))

    def read(self, text: str) -> tuple[Reading, ...]:
        found: list[Reading] = []
        at = 0
        while at < len(text):
            lengths = range(min(self._longest.get(text[at], 0), len(text) - at), 1, -1)
            word = next((text[at : at + length] for length in lengths if text[at : at + length] in self.words), "")
            found += self.words[word] if word else (self._readings[text[at]],)
            at += len(word) or 1
        return tuple(found)


def _reading(written: str) -> Reading:
    signs = unicodedata.normalize("NFD", written)
    tone = next((_TONES[sign] for sign in signs if sign in _TONES), _NEUTRAL)
    letters = "".join(sign for sign in signs if sign.isascii() and sign.isalpha())
    return Reading(letters, _TWO_DOTS in signs, tone)


def _kept_tone(read: Reading, alone: Reading, character: str) -> Reading:
    is_spoken_only = read.tone == _NEUTRAL or character in _CHANGING
    return alone if is_spoken_only and read[:2] == alone[:2] else read
