"""Choices that look like chance and come out alike every time: decks of cards, shares of a sum, days of a year."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop_app.model.law.calendar import official_calendar
from desktop_app.sample.content import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

_Card = TypeVar("_Card")


def chance(subject: str) -> random.Random:
    """Return a subject's own source of chance, so that a new title in one file moves nothing in another."""
    return random.Random(f"{YEAR} {subject}")  # noqa: S311 (a sample, not a secret)


class Deck(Generic[_Card]):
    """Cards dealt in shuffled order; all of them are dealt once before any comes again."""

    def __init__(self, cards: Sequence[_Card], luck: random.Random) -> None:
        self._cards = tuple(cards)
        self._luck = luck
        self._left: list[_Card] = []

    def deal(self) -> _Card:
        """Return the next card."""
        if not self._left:
            self._left = self._luck.sample(self._cards, len(self._cards))
        return self._left.pop()


def share_out(total: int, parts: int, luck: random.Random) -> list[int]:
    """Split a whole number into so many uneven parts (the largest about thrice the smallest) that add up to it."""
    weights = [luck.randint(50, 150) for _ in range(parts)]
    marks = [total * sum(weights[:count]) // sum(weights) for count in range(parts + 1)]
    return [after - before for before, after in pairwise(marks)]


@cache
def workdays() -> tuple[dt.date, ...]:
    """Return every working day of the sample's year, make-up days at weekends included."""
    new_year = dt.date(YEAR, 1, 1)
    days = (new_year + dt.timedelta(days=step) for step in range(365))
    return tuple(day for day in days if official_calendar().is_workday(day))


def workdays_later(day: dt.date, steps: int) -> dt.date:
    """Return the working day so many working days later (or earlier), never outside the sample's year."""
    days = workdays()
    return days[min(max(days.index(day) + steps, 0), len(days) - 1)]


def spread(first: dt.date, last: dt.date, count: int, luck: random.Random) -> list[dt.date]:
    """Return so many working days between two days, rising, about evenly apart."""
    days = [day for day in workdays() if first <= day <= last]
    return [days[int((step + luck.random()) * len(days) / count)] for step in range(count)]


def monthly(count: int, luck: random.Random) -> list[dt.date]:
    """Return one working day of the first half of each month, in turn."""
    return [_in_month(number % 12 + 1, luck) for number in range(count)]


def _in_month(month: int, luck: random.Random) -> dt.date:
    return luck.choice([day for day in workdays() if day.month == month][:8])
