"""Percentages in a text that are said to be shares of the annex's totals, or growth over last year's figures."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.claim import Claim
from desktop_app.report.narrative.claims.naming import naming, total_of
from desktop_app.report.narrative.claims.number_claims import counted_before, phrase_naming, sentence_start
from desktop_app.report.narrative.claims.vocabulary import named_rows
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.naming import Group, Naming
    from desktop_app.report.narrative.claims.number_claims import Counted
    from desktop_app.report.narrative.claims.vocabulary import Family
    from desktop_app.report.narrative.written_number import WrittenNumber

_BETWEEN = re.compile(r"[、，,和及与\s]{0,3}")
_RATE = re.compile(r"(?:率|比例|比重|占比)(?:分别)?(?:为|是|达到|达)?$")
_Part = tuple["Family", "Group", "Group"]
"""A family with the rows and columns in it that a share is of."""


def shares_in(text: str, table: Table, last: Table, year: int, counted: tuple[Counted, ...]) -> Iterator[Claim]:
    """Yield the claims of percentages that can be told by the table; those of other things are left alone."""
    numbers = numbers_in(text)
    done = 0
    for at, number in enumerate(numbers):
        start, done = done, number.end
        if number.unit != "%" or not (number.exact or number.text.startswith(named_rows().about)):
            continue
        start = max(start, sentence_start(text, number.start))
        several = _several(text, numbers, at)
        phrase = text[start if several[0] == at else _before(numbers, several[0], start) : numbers[several[0]].start]
        if any(word in phrase for word in named_rows().loosely):
            continue
        before = list(counted_before(counted, text, number.start))
        place = len(several) - 1 - several.index(at)
        claim = _claim(number, phrase, before[place:] if len(several) > 1 else before, table, last, year)
        if claim is not None:
            yield claim


def _before(numbers: tuple[WrittenNumber, ...], first: int, start: int) -> int:
    return numbers[first - 1].end if first else min(start, numbers[first].start)


def _several(text: str, numbers: tuple[WrittenNumber, ...], at: int) -> list[int]:
    """Return the percentages in a row of which this is one (分别占34.2%和9.4%)."""
    found = [at]
    while found[0] and numbers[found[0] - 1].unit == "%":
        if not _BETWEEN.fullmatch(text[numbers[found[0] - 1].end : numbers[found[0]].start]):
            break
        found.insert(0, found[0] - 1)
    while found[-1] + 1 < len(numbers) and numbers[found[-1] + 1].unit == "%":
        if not _BETWEEN.fullmatch(text[numbers[found[-1]].end : numbers[found[-1] + 1].start]):
            break
        found.append(found[-1] + 1)
    return found


def _claim(
    number: WrittenNumber, phrase: str, before: list[Counted], table: Table, last: Table, year: int
) -> Claim | None:
    named, parts, rates = _reckoned(phrase, before, table, last, year)
    if not rates:
        return None
    written = [_rounded(rate, number.value) if rate is not None else None for rate in rates]
    if number.value not in written and named is not None and not named.specific:
        return None
    return Claim(
        "share",
        number.start,
        number.end,
        before[0].claim.said_from if named is None and before else max(number.start - len(phrase), 0),
        named.words if named is not None else "",
        number.text,
        tuple(dict.fromkeys("—" if rate is None else f"{rate}%" for rate in written)),
        number.value in written,
        cells=_codes(parts[0], table),
    )


def _reckoned(
    phrase: str, before: list[Counted], table: Table, last: Table, year: int
) -> tuple[Naming | None, list[_Part], list[Decimal | None]]:
    """Return what a phrase names, what the share is of, and what it may come to; no rate where that can't be told."""
    growing = change_in(phrase)
    if growing:
        named, parts = _parts(phrase, before, table, year, growing=True)
        return named, parts, [rate for part in parts for rate in _growth(part, table, last, growing)]
    if (share_of := named_rows().share_of) in phrase:
        subject, _of, of = phrase.rpartition(share_of)
        named, parts = _parts(subject, before, table, year)
        whole = naming(of, table, year)
    elif _RATE.search(phrase):
        named, parts = _parts(_RATE.sub("", phrase), [], table, year)
        whole = None
    elif phrase.strip(" \n") in {"（", "("}:
        named, parts = None, _as_counted(before)
        whole = None
    else:
        return None, [], []
    return named, parts, [rate for part in parts for rate in _shares(part, whole, before, table)]


def change_in(phrase: str) -> int:
    """Return 1 where a phrase speaks of growth, -1 where of a decline, 0 where of neither."""
    words = named_rows()
    if any(word in phrase for word in words.fall):
        return -1
    return int(any(word in phrase for word in words.growth))


def _parts(
    phrase: str, before: list[Counted], table: Table, year: int, *, growing: bool = False
) -> tuple[Naming | None, list[_Part]]:
    """Return what a share is of: what its phrase names, else the number before it."""
    named = phrase_naming(phrase, table, year)
    if named is None:
        return None, _as_counted(before)
    if (named.narrowed and not growing) or named.weak:
        return named, []
    if not (named.rows or named.totals):
        return named, _columns_of(named, before)
    return named, [(named.family, rows, named.among) for rows in named.sets]


def _columns_of(named: Naming, before: list[Counted]) -> list[_Part]:
    """Return columns of the rows that the sentence counted before (新收申请…件，其中自然人占…)."""
    if not before or before[0].claim.part or before[0].family is not named.family:
        return []
    # Not `among`: where a form lacks the rows that are named, no column is meant either.
    return [(named.family, rows, tuple(chain.from_iterable(named.columns))) for rows in before[0].rows]


def _as_counted(before: list[Counted]) -> list[_Part]:
    if not before or before[0].claim.part:
        return []
    return [(before[0].family, before[0].rows[0], before[0].columns)]


def _codes(part: _Part, table: Table) -> Group:
    family, rows, columns = part
    told = total_of(family, rows, columns, table)
    return told[1] if told else ()


def _shares(part: _Part, of: Naming | None, before: Iterable[Counted], table: Table) -> Iterator[Decimal | None]:
    """Yield what the share comes to of every total that may be meant, None where the total is nothing."""
    family, rows, columns = part
    told = total_of(family, rows, columns, table)
    if told is None:
        return
    for whole in _wholes(part, of, before, table):
        yield Decimal(told[0]) * 100 / Decimal(whole) if whole else None


def _wholes(part: _Part, of: Naming | None, before: Iterable[Counted], table: Table) -> Iterator[Number]:
    family, rows, columns = part
    if of is not None and not of.weak and (of.rows or of.totals) and not of.narrowed:
        known = [total_of(of.family, rows_meant, of.among, table) for rows_meant in of.sets]
        yield from (told[0] for told in known if told is not None)
        return
    if columns != (family.column,):
        own = total_of(family, rows, (family.column,), table)
        yield from [own[0]] if own else []
        return
    known = [total_of(family, whole, (family.column,), table) for whole in family.wholes]
    yield from (told[0] for told in known if told is not None)
    for counted in before:
        if counted.family is family and set(counted.rows[0]) > set(rows):
            yield counted.value


def _growth(part: _Part, table: Table, last: Table, direction: int) -> Iterator[Decimal | None]:
    family, rows, columns = part
    now, then = total_of(family, rows, columns, table), total_of(family, rows, columns, last)
    if now is not None and then is not None:
        change = Decimal(now[0]) - Decimal(then[0])
        yield direction * change * 100 / Decimal(then[0]) if then[0] else None


def _rounded(rate: Decimal, written: Decimal) -> Decimal:
    """Round a rate to as many places as the written one has."""
    exponent = written.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return rate.quantize(Decimal(1).scaleb(-max(places, 0)), rounding=ROUND_HALF_UP)
