"""The highest numbers given out by pattern: remembered outside the file, so that a restored one repeats none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.office.rules.numbering import (
    NUMBERED_AS_LETTERS,
    all_series,
    number_parts,
    pattern_in_force,
    series_in_force,
)
from desktop_app.store.log.portions import portions
from desktop_app.store.log.rows import RECORDS, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record

_YEAR, _UNIT = "\ue000", "\ue001"  # stand for any year and any unit's number while a pattern is taken apart


def given_out(session: Session, touched: Mapping[str, str], patterns: Mapping[str, str]) -> dict[str, int]:
    """Return the highest number under each pattern that the records of an operation bear.

    `touched` says the kind of each record, `patterns` the office's own patterns by their setting.
    """
    highest: dict[str, int] = {}
    kinds = set(touched.values())
    # Which letters there are stands in files of the ledger: not to be read at every save of anything else.
    series = series_in_force(session) if kinds & NUMBERED_AS_LETTERS else all_series()
    places = ((one, place) for one in series for place in one.places if place[0] in kinds)
    patterns_at: dict[tuple[str, str], dict[str, None]] = {}
    for one, place in places:
        patterns_at.setdefault(place, {})[pattern_in_force(one, patterns)] = None
    for (kind_name, field), found in patterns_at.items():
        records = [record for record, kind in touched.items() if kind == kind_name]
        for number in _numbers(session, kind_name, field, records):
            for match in _matches(number, found):
                name = f"{number[: match.start('n')]}{{n}}{number[match.end('n') :]}"
                highest[name] = max(int(match["n"]), highest.get(name, 0))
    return highest


def _matches(number: str, patterns: Iterable[str]) -> Iterator[re.Match[str]]:
    expressions = (expression for pattern in patterns for expression in _expressions(pattern))
    return filter(None, (expression.fullmatch(number) for expression in expressions))


def _numbers(session: Session, kind_name: str, field: str, records: list[str]) -> Iterator[str]:
    for some in portions(records):
        found = session.connection().execute(_numbers_at(KINDS[kind_name], field), {"records": some})
        yield from filter(None, found.scalars())


@cache
def _numbers_at(kind: type[Record], field: str) -> Select[tuple[str]]:
    table = table_of(kind)
    return select(table.c[field]).where(table.c.id.in_(RECORDS))


@cache
def _expressions(pattern: str) -> tuple[re.Pattern[str], ...]:
    """Return what numbers of a pattern look like, of a unit with a number and of one without."""
    found = []
    for unit in (_UNIT, ""):
        head, _digits, tail = number_parts(pattern, _YEAR, unit)
        whole = f"{re.escape(head)}(?P<n>[0-9]{{1,9}}){re.escape(tail)}"
        found.append(re.compile(whole.replace(_YEAR, "[0-9]{4}").replace(_UNIT, ".+?")))
    return tuple(dict.fromkeys(found))
