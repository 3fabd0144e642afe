"""Sentences that claim one outcome of everything: 行政复议12件，均获维持."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.claim import Claim
from desktop_app.report.narrative.claims.naming import naming, total_of
from desktop_app.report.narrative.claims.vocabulary import named_rows
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.naming import Group, Naming
    from desktop_app.report.narrative.claims.number_claims import Counted

_CLAUSE = re.compile(r"[^，,。！？；;：:（(）)\n]+")


def sweeping_in(text: str, table: Table, year: int, counted: tuple[Counted, ...]) -> Iterator[Claim]:
    """Yield the claims of clauses, behind their last number, that say 均 or 全部 of a row or an outcome."""
    numbers = numbers_in(text)
    every = re.compile("|".join(map(re.escape, named_rows().all)))
    for clause in _CLAUSE.finditer(text):
        start = max([clause.start(), *(one.end for one in numbers if clause.start() <= one.start < clause.end())])
        word = every.search(text, start, clause.end())
        if word is None:
            continue
        said = naming(text[word.start() : clause.end()], table, year)
        if said is None or not said.specific or said.narrowed:
            continue
        before = naming(text[start : word.start()], table, year)
        claim = _claim(said, before, [one for one in counted if one.claim.end <= start], table)
        if claim is not None:
            named, written, holds, right, cells = claim
            yield Claim("all", start, clause.end(), clause.start(), named, written, (holds,), right, cells=cells)


def _claim(
    said: Naming, before: Naming | None, counted: list[Counted], table: Table
) -> tuple[str, str, str, bool, Group] | None:
    """Return the words, the number that all is, the number that the table has, whether they agree, and the cells."""
    family = said.family
    for rows, everything in _spoken_of(said, before, counted, table):
        told = total_of(family, rows, said.among, table)
        if told is None:
            return None
        value, cells = told
        closed = _all_of(said, rows, table)
        right = value in everything or (value == closed and closed > 0)
        return said.words, str(everything[0]), str(value), right and bool(everything[0]), cells
    return None


def _spoken_of(
    said: Naming, before: Naming | None, counted: list[Counted], table: Table
) -> Iterator[tuple[Group, list[Number]]]:
    """Yield the rows that are looked at, and the numbers that all of them may be."""
    family = said.family
    if before is not None and before.family is family and not before.narrowed and before.rows and said.columns:
        rows = tuple(chain.from_iterable(before.rows))
        told = total_of(family, rows, (family.column,), table)
        if told is not None:
            yield rows, [told[0], *_closed(said, rows, table)]
        return
    own = [one for one in counted if one.family is family]
    if not own or own[-1].claim.part or (before is not None and before.family is not family):
        return
    last = own[-1]
    if said.columns and family.narrowable:
        yield last.rows[0], [last.value]
    elif said.rows and not family.narrowable and last.claim.sort == "total" and counted[-1] is last:
        yield tuple(chain.from_iterable(said.rows)), [last.value]


def _closed(said: Naming, rows: Group, table: Table) -> list[Number]:
    """Return how many of the rows have come to any outcome: those that still wait aren't claimed of."""
    outcomes = tuple(dict.fromkeys(chain.from_iterable(entry.columns for entry in said.family.columns)))
    waiting = {"pending"}
    told = total_of(said.family, rows, [one for one in outcomes if one not in waiting], table)
    return [told[0]] if told else []


def _all_of(said: Naming, rows: Group, table: Table) -> Number:
    told = total_of(said.family, rows, (said.family.column,), table)
    return told[0] if told and said.columns else 0
