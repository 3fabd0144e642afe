"""Which rows and columns a phrase names: 予以公开及部分公开 two rows, 自然人申请 a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.vocabulary import named_rows, vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.vocabulary import Family, RowWords, Vocabulary

Group = tuple[str, ...]

_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_YEAR = re.compile(r"(\d{4})年度?")
_UNTOLD = re.compile(r"[\s“”\"《》〔〕\[\]—－-]")


@dataclass(frozen=True, slots=True)
class Naming:
    """The rows and columns that a phrase names, each word's as a group; `totals` are the totals that it may mean.

    `weak`: it only says 申请. `narrowed`: it speaks of a part of them.
    """

    family: Family
    words: str
    rows: tuple[Group, ...] = ()
    columns: tuple[Group, ...] = ()
    totals: tuple[Group, ...] = ()
    weak: bool = False
    narrowed: bool = False

    @property
    def specific(self) -> bool:
        """Whether rows or columns are named, not only a total."""
        return bool(self.rows or self.columns)

    @property
    def among(self) -> Group:
        """The columns that are meant: those that are named, else the family's own."""
        return tuple(chain.from_iterable(self.columns)) or (self.family.column,)

    @property
    def sets(self) -> tuple[Group, ...]:
        """The sets of rows that may be meant: those that are named, together, else each total."""
        return (tuple(chain.from_iterable(self.rows)),) if self.rows else self.totals


def naming(phrase: str, table: Table, year: int) -> Naming | None:
    """Return what a phrase names in the tables that are there; None where it names nothing."""
    found = [told for told in (_read(one, phrase, table, year) for one in vocabularies()) if told is not None]
    best = [told for told in found if told.rows] or [told for told in found if told.columns] or found
    if len({told.family.cell for told in best}) > 1 and best[0].rows:
        return Naming(best[0].family, best[0].words, best[0].rows, narrowed=True)
    return min(best, key=lambda told: told.narrowed, default=None)


def says_something(phrase: str, year: int) -> bool:
    """Tell whether a phrase has any word that isn't filler."""
    left = named_rows().filler
    return bool(re.sub("|".join(map(re.escape, left)), "", _bare(phrase, year)))


def _bare(phrase: str, year: int) -> str:
    bare = _YEAR.sub(lambda found: "" if int(found[1]) == year else found[0], _DAY.sub("", phrase))
    return _UNTOLD.sub("", bare)


def _read(words: Vocabulary, phrase: str, table: Table, year: int) -> Naming | None:
    family, bare = words.family, _bare(phrase, year)
    tokens = words.pattern.findall(bare)
    rows = [_known(family, words.rows[token], table) for token in tokens if token in words.rows]
    sorts = {entry.sort for token in tokens for entry in words.rows.get(token, ())[:1]}
    columns = [entry.columns for token in tokens for entry in words.columns.get(token, ())]
    totals = [entry for token in tokens for entry in words.totals.get(token, ())]
    strong = [entry for entry in totals if not entry.weak]
    if not (rows or columns or totals) or not _there(family, table):
        return None
    known = [row for row in rows if row]
    return Naming(
        family,
        _words(words, tokens),
        _widest_last(known),
        _widest_last(columns),
        tuple(dict.fromkeys(chain.from_iterable(entry.any for entry in strong or totals))),
        bool(totals) and not strong,
        len(known) < len(rows) or len(sorts) > 1 or _narrowed(words, bare, tokens, rows=bool(rows)),
    )


def _words(words: Vocabulary, tokens: list[str]) -> str:
    """Return the words by which a finding tells what was named."""
    specific = [token for token in tokens if token in words.rows or token in words.columns]
    return "、".join(specific) or "".join(token for token in tokens if token in words.totals)


def _known(family: Family, entries: Iterable[RowWords], table: Table) -> Group:
    """Return the rows that a word means on this form, () where it has none of them."""
    for entry in entries:
        if all(_any_cell(family, row, table) for row in entry.rows):
            return entry.rows
    return ()


def _any_cell(family: Family, row: str, table: Table) -> bool:
    columns = [family.column, *(column for entry in family.columns for column in entry.columns)]
    return any(family.code(row, column) in table for column in columns)


def _there(family: Family, table: Table) -> bool:
    """Tell whether a form has any of a family's cells."""
    named = chain((row for entry in family.rows for row in entry.rows), chain.from_iterable(family.wholes))
    return any(_any_cell(family, row, table) for row in named)


def _widest_last(groups: list[Group]) -> tuple[Group, ...]:
    """Leave out what is named twice, and groups of which a part is named more closely (不予公开…属于国家秘密)."""
    once = list(dict.fromkeys(groups))
    return tuple(one for one in once if not any(set(other) < set(one) for other in once))


def _narrowed(words: Vocabulary, bare: str, tokens: list[str], *, rows: bool) -> bool:
    rest = words.pattern.sub("", bare)
    own = words.rows.keys() | words.columns.keys() | words.totals.keys()
    beside = set(tokens) - own
    known = named_rows()
    if any(letter.isdigit() for letter in rest) or beside & set(known.narrowing):
        return True
    if rows and not words.family.narrowable:
        return bool(rest) and bool(beside & set(known.reasons))
    return bool(rest)


def total_of(family: Family, rows: Iterable[str], columns: Iterable[str], table: Table) -> tuple[Number, Group] | None:
    """Return the sum of the cells where rows and columns cross, and their codes; None where one isn't known."""
    among = tuple(columns)
    codes = tuple(family.code(row, column) for row in dict.fromkeys(rows) for column in dict.fromkeys(among))
    if not codes or not all(code in table for code in codes):
        return None
    return sum((table[code] for code in codes), 0), codes
