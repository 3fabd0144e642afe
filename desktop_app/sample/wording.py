"""Making titles from patterns: the words of a day, of a unit and of chance, and never the same title twice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.law.calendar import official_calendar
from desktop_app.sample.content import read
from desktop_app.sample.draw import Deck
from desktop_app.sample.structure import UnitContent, unit_contents

if TYPE_CHECKING:
    import datetime as dt
    import random
    from collections.abc import Callable, Mapping, Sequence

_TRIES = 200
_NOTICE_DAYS = 3
"""How many working days ahead a fair or a closing is announced."""


class WornOutError(Exception):
    """The patterns of a series don't yield enough different titles; the content file needs more words."""


@cache
def common_words() -> dict[str, list[str]]:
    """Return the words every pattern may use: districts, cities, communities, industries."""
    return read("words", dict[str, list[str]])


@cache
def units_by_number() -> dict[str, UnitContent]:
    """Return the units of the sample by their number."""
    return {unit.number: unit for unit in unit_contents()}


def day_words(day: dt.date) -> dict[str, int]:
    """Return what a pattern may say of a day: its month, and a working day a little later."""
    later = official_calendar().workdays_after(day)
    soon = [next(later) for _ in range(_NOTICE_DAYS)][-1]
    return {"month": day.month, "soon_month": soon.month, "soon_day": soon.day}


class Words:
    """The words of chance of one series, each list a deck of its own."""

    def __init__(self, own: Mapping[str, Sequence[str]], luck: random.Random) -> None:
        lists = common_words() | {name: list(words) for name, words in own.items()}
        self._decks = {name: Deck(words, luck) for name, words in lists.items()}
        self._works = {number: Deck(unit.works, luck) for number, unit in units_by_number().items()}

    def of(self, unit: str) -> dict[str, str]:
        """Return one word of each list, with the unit's short name and a field of its work."""
        dealt = {name: deck.deal() for name, deck in self._decks.items()}
        return dealt | {"unit": units_by_number()[unit].short_name, "work": self._works[unit].deal()}


def fill(patterns: Deck[str], words: Words, unit: str) -> str:
    """Return the next pattern filled with the words of a unit."""
    return patterns.deal().format_map(words.of(unit))


def fresh(make: Callable[[], str], used: set[str]) -> str:
    """Return the first title that isn't used yet and note it; raises `WornOutError` where there is none."""
    for _attempt in range(_TRIES):
        title = make()
        if title not in used:
            used.add(title)
            return title
    raise WornOutError(title)
