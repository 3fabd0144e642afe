"""Chinese found as it is typed: by initials such as gzdt, by spelling, or by both in turn, for 工作动态."""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = re.compile(r"[a-z0-9]+|[^\W_]")
"""What a text is read in: Latin words and numbers whole, any other letter by itself."""

_TYPED = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_WIDE_INITIALS = ("zh", "ch", "sh")


def answers_to(text: str, words: str) -> bool:
    """Tell whether every word typed stands somewhere in a text, as it is written or as it sounds."""
    said = text.lower()
    return all(word in said or sounds_like(said, word) for word in words.lower().split())


def sounds_like(text: str, letters: str) -> bool:
    """Tell whether letters are the initials or the spelling of characters that stand one after the other in a text.

    A character that is read in several ways answers to each of them.
    """
    if not _TYPED.fullmatch(letters):
        return False
    sounds = _sounds(text)
    begins = (at for at, heard in enumerate(sounds) if any(sound[0] == letters[0] for sound in heard))
    return any(_spell(sounds, start, letters) for start in begins)


def _spell(sounds: tuple[tuple[str, ...], ...], at: int, letters: str) -> bool:
    """Tell whether the letters lead through the sounds from there on."""
    if at == len(sounds):
        return False
    for sound in sounds[at]:
        if sound.startswith(letters):
            return True
        pieces = {sound, sound[0], *(wide for wide in _WIDE_INITIALS if sound.startswith(wide))}
        if any(letters.startswith(piece) and _spell(sounds, at + 1, letters[len(piece) :]) for piece in pieces):
            return True
    return False


@lru_cache(maxsize=20_000)
def _sounds(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_readings(part) if len(part) == 1 else (part,) for part in _PARTS.findall(text.lower()))


@cache
def _readings(character: str) -> tuple[str, ...]:
    """Return how a character may be read, without tones and with v for ü, as it is typed; any other sign is itself."""
    if character.isascii():
        return (character,)
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 (loaded when somebody types by sound)

    read = _dictionary().get(ord(character), "")
    return tuple(dict.fromkeys(to_normal(one) for one in read.split(",") if one)) or (character,)


def load_sounds() -> None:
    """Load how characters are read, so that the first letters typed needn't wait for it."""
    _dictionary()


@cache
def _dictionary() -> Mapping[int, str]:
    # Its dictionary of phrases takes four times as long to load, and one who searches may use any reading.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 (as above)

    return PINYIN_DICT
