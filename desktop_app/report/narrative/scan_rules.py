"""What a scan of the text goes by, as data: how alike is too alike, measure words, place names."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.paths import resource


class ScanRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds and words (`resources/narrative/scan.json`).

    A section at least `shortest` characters long that is `similar` percent or more like last year's is told. Numbers
    from `least_number` on with one of the `measures` behind them have to come from somewhere, unless one of `not_after`
    stands before them. Another year passes before one of
    `year_after` (制定、以来) and after one of `year_before` (比、自).
    """

    similar: int
    shortest: int
    least_number: int
    measures: tuple[str, ...]
    not_after: tuple[str, ...]
    year_after: tuple[str, ...]
    year_before: tuple[str, ...]
    year_tail: str
    """Characters that may stand between a year and such a word: 2008年8月5日印发."""


class Cities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of cities and the like, each with its 市, 州, 盟 or 地区 (`resources/narrative/cities.json`)."""

    source: str
    cities: tuple[str, ...]


@cache
def scan_rules() -> ScanRules:
    """Return the thresholds and words."""
    return msgspec.json.decode(resource("narrative", "scan.json").read_bytes(), type=ScanRules)


@cache
def cities() -> tuple[str, ...]:
    """Return the names of the cities, the longest first."""
    found = msgspec.json.decode(resource("narrative", "cities.json").read_bytes(), type=Cities)
    return tuple(sorted(found.cities, key=len, reverse=True))
