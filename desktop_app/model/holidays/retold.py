"""A notice as others retell it, put into the notice's own words: tables, Chinese numerals, the word before its days."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_YEAR = re.compile(r"([二〇○零Oo0一三四五六七八九]{4})(?=年)")
_OF_MONTH_OR_DAY = re.compile(
    r"(?<!农历)(?<![正腊]月)(?<![初第期周一二三四五六七八九十])"
    r"([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])"
)
_COUNTED = re.compile(r"(?<=[共假])([一二三四五六七八九十]{1,2})(?=天)")
_DAY = re.compile(r"\d日")
_TEN = 10


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What others write and how a notice says it, as patterns; which column of a table says what, by its head.

    {days} in a pattern stands for one group: some days, each of the form `day`, with `between` between them.
    """

    day: str
    between: str
    wordings: tuple[tuple[str, str], ...]
    columns: dict[str, str]


@cache
def _words() -> _Words:
    return msgspec.json.decode(resource("reference", "retold_notices.json").read_bytes(), type=_Words)


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    words = _words()
    days = f"({words.day}(?:{words.between}{words.day})*)"
    return tuple((re.compile(others.replace("{days}", days)), own) for others, own in words.wordings)


def in_own_words(text: str) -> str:
    """Return a text without blanks in the words of a notice."""
    text = _YEAR.sub(lambda found: "".join(str(_value(sign)) for sign in found[1]), text)
    text = _OF_MONTH_OR_DAY.sub(lambda found: str(_number(found[1])), text)
    text = _COUNTED.sub(lambda found: str(_number(found[1])), text)
    for others, own in _wordings():
        text = others.sub(own, text)
    return text


def table_in_sentences(text: str) -> str:
    """Return a text with the rows of a table, cells parted by tabs under a head, as a sentence each."""
    return "\n".join(_sentences(text.splitlines()))


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    columns: dict[str, int] = {}
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        head = _columns(cells)
        if head:
            columns = head
        elif columns and cells[1:]:
            yield _row(cells, columns)
        else:
            yield line


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Return which column says what, where the cells are the head of a table; empty where they aren't."""
    if not cells[1:] or any(_DAY.search(cell) for cell in cells):
        return {}
    wanted = _words().columns
    places = {word: [at for at, cell in enumerate(cells) if re.search(said, cell)] for word, said in wanted.items()}
    return {word: found[0] for word, found in places.items() if found}


def _row(cells: Sequence[str], columns: dict[str, int]) -> str:
    said = [f"{cells[at]}{word}" for word, at in columns.items() if at < len(cells) and re.search(r"\d", cells[at])]
    return f"{cells[0]}:{','.join(said)}。"


def _number(written: str) -> int:
    """Return the number, up to 99, of Chinese numerals such as 十, 二十 and 三十一."""
    number = 0
    for value in map(_value, written):
        number = max(number, 1) * _TEN if value == _TEN else number + value
    return number


def _value(sign: str) -> int:
    """Return the value of a numeral; a circle or a letter in the place of a nought is one."""
    return int(unicodedata.numeric(sign, 0))
