"""What a report's sentences call the rows and columns of an annex, as data (`resources/narrative/named_rows.json`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

import msgspec

from desktop_app.paths import resource


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class RowWords(_Part, frozen=True):
    """Words that name rows: 不予公开 is the eight rows of refusals together; rows of one `sort` can be added up."""

    words: tuple[str, ...]
    rows: tuple[str, ...]
    sort: str = ""


class ColumnWords(_Part, frozen=True):
    """Words that name columns: 法人或其他组织 is five of them."""

    words: tuple[str, ...]
    columns: tuple[str, ...]


class AnyWords(_Part, frozen=True):
    """Words that may mean several totals: 收到 is what came in, with or without what was carried over.

    `weak` ones (申请) tell nothing where a stronger one (办结) stands beside them.
    """

    words: tuple[str, ...]
    any: tuple[tuple[str, ...], ...]
    weak: bool = False


class Family(_Part, frozen=True):
    """One table: how a cell's code is made of row and column, its measure words, its words and its totals.

    `column` is meant where no column is named; `wholes` are what shares are reckoned of. In a `narrowable` table any
    word that isn't known narrows what is counted (备案的行政复议), else only those of `NamedRows.narrowing` do.
    """

    cell: str
    units: tuple[str, ...]
    rows: tuple[RowWords, ...]
    wholes: tuple[tuple[str, ...], ...]
    column: str = ""
    narrowable: bool = False
    any: tuple[AnyWords, ...] = ()
    columns: tuple[ColumnWords, ...] = ()

    def code(self, row: str, column: str) -> str:
        """Return the code of a cell."""
        return self.cell.format(row=row, column=column)


class Measure(_Part, frozen=True):
    """A measure, and how many of a smaller one make it."""

    unit: str
    makes: int


class NamedRows(_Part, frozen=True):
    """All words: of the tables, and those beside them in a sentence.

    `filler` says nothing of what is counted; `narrowing` says that it is only a part; `reasons` do so where something
    unknown follows (因…不予公开). `all` claims of everything before it; `counts` tell of how many one is the sum,
    `smaller` are measures of which so many make another (元); the others stand beside a percentage.
    """

    filler: tuple[str, ...]
    reasons: tuple[str, ...]
    narrowing: tuple[str, ...]
    all: tuple[str, ...]
    growth: tuple[str, ...]
    fall: tuple[str, ...]
    loosely: tuple[str, ...]
    about: str
    counts: dict[str, int]
    smaller: dict[str, Measure]
    share_of: str
    families: tuple[Family, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The words of one family, as a sentence is read by them."""

    family: Family

    @cached_property
    def rows(self) -> dict[str, list[RowWords]]:
        """What each word of a row means; more than one where forms differ."""
        return _by_word(self.family.rows)

    @cached_property
    def columns(self) -> dict[str, list[ColumnWords]]:
        """What each word of a column means."""
        return _by_word(self.family.columns)

    @cached_property
    def totals(self) -> dict[str, list[AnyWords]]:
        """What each word of a total means."""
        return _by_word(self.family.any)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Everything that is known in a phrase, the longest words first."""
        own = [*self.rows, *self.columns, *self.totals]
        known = named_rows()
        every = dict.fromkeys([*own, *known.filler, *known.reasons, *known.narrowing])
        return re.compile("|".join(map(re.escape, sorted(every, key=len, reverse=True))))


_Words = TypeVar("_Words", RowWords, ColumnWords, AnyWords)


def _by_word(entries: tuple[_Words, ...]) -> dict[str, list[_Words]]:
    found: dict[str, list[_Words]] = {}
    for entry in entries:
        for word in entry.words:
            found.setdefault(word, []).append(entry)
    return found


@cache
def named_rows() -> NamedRows:
    """Return the words."""
    return msgspec.json.decode(resource("narrative", "named_rows.json").read_bytes(), type=NamedRows)


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """Return the words of every family."""
    return tuple(Vocabulary(family) for family in named_rows().families)
