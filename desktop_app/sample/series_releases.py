"""Releases that come in series: fairs, monthly notices, lists for comment, news of the units."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop_app.sample.content import day, read
from desktop_app.sample.draw import Deck, chance, monthly, spread
from desktop_app.sample.planned_release import PlannedRelease, carried, made_before
from desktop_app.sample.wording import Words, day_words, fresh, units_by_number

if TYPE_CHECKING:
    import datetime as dt
    import random

EVERY_UNIT = "*"


class SeriesContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series: its category, the units that take turns, how many there are and the patterns of their titles."""

    category: str
    units: list[str]
    count: int
    titles: list[str]
    words: dict[str, list[str]] = {}
    first: str = "01-04"
    last: str = "12-31"
    monthly: bool = False
    keywords: str = ""
    also: dict[str, int] = {}

    def days(self, luck: random.Random) -> list[dt.date]:
        """Return the days of release: one in each month, or spread over the series' time."""
        return monthly(self.count, luck) if self.monthly else spread(day(self.first), day(self.last), self.count, luck)


class _Titles:
    """The titles of one series; each pattern numbers its own ({n})."""

    def __init__(self, series: SeriesContent, luck: random.Random) -> None:
        self._patterns = Deck(series.titles, luck)
        self._words = Words(series.words, luck)
        self._uses: Counter[str] = Counter()

    def make(self, unit: str, released_on: dt.date) -> str:
        """Return one title of a unit for a day."""
        pattern = self._patterns.deal()
        self._uses[pattern] += 1
        return pattern.format(**self._words.of(unit), **day_words(released_on), n=self._uses[pattern])


def plan_series(used: set[str]) -> list[PlannedRelease]:
    """Return the releases of all series with titles that aren't among the used ones."""
    return [release for series in read("releases-series", list[SeriesContent]) for release in _plan(series, used)]


def _plan(series: SeriesContent, used: set[str]) -> list[PlannedRelease]:
    luck = chance(f"{series.category} {series.titles[0]}")
    titles = _Titles(series, luck)
    units = list(units_by_number()) if series.units == [EVERY_UNIT] else series.units
    releases = []
    for number, released_on in enumerate(series.days(luck)):
        unit = units[number % len(units)]
        title = fresh(partial(titles.make, unit, released_on), used)
        releases.append(_release(series, unit, title, released_on, luck))
    return carried(releases, series.also, luck)


def _release(series: SeriesContent, unit: str, title: str, released_on: dt.date, luck: random.Random) -> PlannedRelease:
    return PlannedRelease(
        title=title,
        unit=unit,
        category=series.category,
        released_on=released_on,
        made_on=made_before(released_on, luck),
        keywords=series.keywords,
    )
