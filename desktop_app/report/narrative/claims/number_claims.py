"""Numbers in a text that are said to be of rows of the annex, each with what the annex has there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.claim import Claim
from desktop_app.report.narrative.claims.naming import naming, says_something, total_of
from desktop_app.report.narrative.claims.vocabulary import named_rows
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.naming import Group, Naming
    from desktop_app.report.narrative.claims.vocabulary import Family
    from desktop_app.report.narrative.written_number import WrittenNumber

_CLAUSE = re.compile(r"[，,：:（(）)]")
_SENTENCE = re.compile(r"[。！？；;\n]")
_NEXT = re.compile(r"[，,。！？；;、：:（(）)\n]")
_ASIDE = re.compile(r"（[^（）]*）|\([^()]*\)")
_BETWEEN = re.compile(r"[、，,和及与以\s]{1,3}")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the rows it is of: what later shares, columns and 均… in the sentence go back to."""

    claim: Claim
    family: Family
    rows: tuple[Group, ...]
    """The sets of rows it may be of."""
    columns: Group
    value: Number
    sentence: int


@dataclass(slots=True)
class _Reading:
    text: str
    table: Table
    year: int
    numbers: tuple[WrittenNumber, ...]
    done: int = 0
    """Up to where the text was read."""
    found: list[Counted] = field(default_factory=list)


def counted_in(text: str, table: Table, year: int) -> tuple[Counted, ...]:
    """Return every number of a text that names rows of the annex, in order."""
    reading = _Reading(text, table, year, numbers_in(text))
    at = 0
    while at < len(reading.numbers):
        at += _read(reading, at)
    return tuple(reading.found)


def phrase_naming(phrase: str, table: Table, year: int) -> Naming | None:
    """Return what a phrase before a number names: in its last clause, else in one before it that this one continues."""
    for clause in reversed(_CLAUSE.split(_SENTENCE.split(_ASIDE.sub("", phrase))[-1])):
        named = naming(clause, table, year)
        if named is not None or says_something(clause, year):
            return named
    return None


def _read(reading: _Reading, at: int) -> int:
    """Read a number, or several that follow each other; return how many."""
    number = reading.numbers[at]
    start, reading_from = reading.done, number.start
    reading.done = number.end
    if number.unit == "%":
        return 1
    phrase = reading.text[start:reading_from]
    named = phrase_naming(phrase, reading.table, reading.year)
    in_a_row = _in_a_row(reading, at)
    if named is not None and len(in_a_row) > 1:
        several = _shared_out(named, len(in_a_row))
        if several:
            for one, other in zip(several, in_a_row, strict=True):
                _claim(reading, one, other, start)
            reading.done = in_a_row[-1].end
            return len(in_a_row)
    if named is None:
        named = _named_after(reading, at)
    if named is not None:
        _claim(reading, named, number, start)
    return 1


def _in_a_row(reading: _Reading, at: int) -> list[WrittenNumber]:
    found = [reading.numbers[at]]
    for number in reading.numbers[at + 1 :]:
        if number.unit != found[0].unit or not _BETWEEN.fullmatch(reading.text[found[-1].end : number.start]):
            break
        found.append(number)
    return found


def _shared_out(named: Naming, count: int) -> list[Naming]:
    """Return what each of several numbers is of (予以公开、部分公开分别为…件、…件)."""
    if len(named.rows) == count:
        return [replace(named, rows=(row,)) for row in named.rows]
    if len(named.columns) == count:
        return [replace(named, columns=(column,)) for column in named.columns]
    return []


def _named_after(reading: _Reading, at: int) -> Naming | None:
    """Return what is named behind a number (有3件属于国家秘密)."""
    number = reading.numbers[at]
    end = reading.numbers[at + 1].start if at + 1 < len(reading.numbers) else len(reading.text)
    stop = _NEXT.search(reading.text, number.end, end)
    after = reading.text[number.end : stop.start() if stop else end]
    named = naming(after, reading.table, reading.year)
    if named is None or not named.specific:
        return None
    reading.done = number.end + len(after)
    return named


def _claim(reading: _Reading, named: Naming, number: WrittenNumber, start: int) -> None:
    family = named.family
    measured = measured_in(number, family)
    if measured is None:
        return
    sentence = _sentence_at(reading.text, number.start)
    columns = named.among
    among = _row_sets(reading, named, sentence)
    sums = [(rows, total_of(family, rows, columns, reading.table)) for rows in among]
    known = [(rows, *told) for rows, told in sums if told is not None]
    if not known:
        return
    fitting = [one for one in known if tells(measured, one[1])]
    most = max(value for _rows, value, _codes in known)
    if named.narrowed and not fitting and measured.value > most:
        return
    claim = Claim(
        "figure" if named.columns or (named.rows and not family.narrowable) else "total",
        number.start,
        number.end,
        _said_from(reading.text, start, number.start),
        named.words,
        number.text,
        tuple(dict.fromkeys(str(value) for _rows, value, _codes in known)),
        bool(fitting) or named.narrowed,
        named.narrowed and not fitting,
        (fitting or known)[0][2],
    )
    rows = tuple(rows for rows, _value, _codes in fitting or known)
    reading.found.append(Counted(claim, family, rows, columns, (fitting or known)[0][1], sentence))


def measured_in(number: WrittenNumber, family: Family) -> WrittenNumber | None:
    """Return a number in the measure of a family, 元 as 万元; None where it counts something else."""
    if number.unit in family.units:
        return number
    larger = named_rows().smaller.get(number.unit)
    if larger is None or larger.unit not in family.units:
        return None
    return replace(number, value=number.value / larger.makes)


def tells(number: WrittenNumber, value: Number) -> bool:
    """Tell whether a number is how a value may be written: an amount may be rounded to as many places as it has."""
    exponent = number.value.as_tuple().exponent
    if isinstance(value, int) or not isinstance(exponent, int):
        return number.tells(value)
    rounded = value.quantize(Decimal(1).scaleb(min(exponent, 0)), rounding=ROUND_HALF_UP)
    return number.tells(value) or number.value == rounded


def _row_sets(reading: _Reading, named: Naming, sentence: int) -> tuple[Group, ...]:
    """Return the sets of rows of which a number may be the sum."""
    if named.rows:
        return named.sets
    earlier = [one for one in reading.found if one.family is named.family and not one.claim.part]
    here = [one for one in earlier if one.sentence == sentence]
    if named.totals and not (named.weak and named.columns and here):
        return named.totals
    if here:
        together = tuple(dict.fromkeys(row for one in here for row in one.rows[0]))
        return (*here[-1].rows, together)
    before = earlier[-1].rows if earlier else ()
    return (*before, *named.family.wholes)


def _said_from(text: str, start: int, end: int) -> int:
    """Return where the clause of a number begins."""
    stops = list(re.finditer(r"[，,。！？；;：:\n]", text[start:end]))
    began = start + (stops[-1].end() if stops else 0)
    if not text[began:end].strip():
        began = start
    return began + len(text[began:end]) - len(text[began:end].lstrip("、（( "))


def _sentence_at(text: str, at: int) -> int:
    """Return how many sentences of a text end before a place."""
    return len(_SENTENCE.findall(text, 0, at))


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins in which a place stands."""
    return max((stop.end() for stop in _SENTENCE.finditer(text, 0, at)), default=0)


def counted_before(found: tuple[Counted, ...], text: str, at: int) -> Iterator[Counted]:
    """Yield the numbers that stand before a place in its sentence, the nearest first."""
    sentence = _sentence_at(text, at)
    yield from (one for one in reversed(found) if one.claim.end <= at and one.sentence == sentence)
