"""The highest numbers given out by pattern: remembered outside the file, so that a restored one repeats none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.store.numbering import all_series, number_parts, pattern_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

_YEAR, _UNIT = "\ue000", "\ue001"  # stand for any year and any unit's number while a pattern is taken apart


def given_out(session: Session, touched: Mapping[str, str], patterns: Mapping[str, str]) -> dict[str, int]:
    """Return the highest number under each pattern that the records of an operation bear.

    `touched` says the kind of each record, `patterns` the office's own patterns by their setting.
    """
    highest: dict[str, int] = {}
    for kind_name, field, pattern in dict.fromkeys(
        (*place, pattern_in_force(one, patterns)) for one in all_series() for place in one.places
    ):
        records = [record for record, kind in touched.items() if kind == kind_name]
        for number in _numbers(session, kind_name, field, records):
            for expression in _expressions(pattern):
                match = expression.fullmatch(number)
                if match:
                    name = f"{number[: match.start('n')]}{{n}}{number[match.end('n') :]}"
                    highest[name] = max(int(match["n"]), highest.get(name, 0))
    return highest


def _numbers(session: Session, kind_name: str, field: str, records: list[str]) -> Iterator[str]:
    kind = KINDS[kind_name]
    for start in range(0, len(records), 500):
        some = records[start : start + 500]
        yield from filter(None, session.scalars(select(getattr(kind, field)).where(kind.id.in_(some))))


@cache
def _expressions(pattern: str) -> tuple[re.Pattern[str], ...]:
    """Return what numbers of a pattern look like, of a unit with a number and of one without."""
    found = []
    for unit in (_UNIT, ""):
        head, _digits, tail = number_parts(pattern, _YEAR, unit)
        whole = f"{re.escape(head)}(?P<n>[0-9]{{1,9}}){re.escape(tail)}"
        found.append(re.compile(whole.replace(_YEAR, "[0-9]{4}").replace(_UNIT, ".+?")))
    return tuple(dict.fromkeys(found))
