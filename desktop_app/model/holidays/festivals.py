"""The festivals that a year's arrangement has to name, and which of them one lacks (国务院令第270号, 513号, 795号)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FESTIVALS = {
    "元旦": re.compile(r"元旦节?|新年"),
    "春节": re.compile(r"春节"),
    "清明节": re.compile(r"清明节?"),
    "劳动节": re.compile(r"[“\"]?五一[”\"]?(?:国际)?(?:劳动节)?|(?:国际)?劳动节"),
    "端午节": re.compile(r"端午节?"),
    "中秋节": re.compile(r"中秋节?"),
    "国庆节": re.compile(r"国庆节?|[“\"]?十一[”\"]?"),
}
"""Each festival in the order of the year, and how notices and people write it."""

_ALWAYS = ("元旦", "春节", "劳动节", "国庆节")
_SINCE = 2008
"""The year from which 清明节, 端午节 and 中秋节 are days off too (国务院令第513号)."""

_ON = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
"""The festivals of a fixed day: where that day isn't free, the line under their name is another's."""


def festivals_in(text: str) -> tuple[str, ...]:
    """Return the festivals that a name stands for, as they come in it; several for a joint one (国庆节、中秋节)."""
    places = {name: found.start() for name, pattern in FESTIVALS.items() if (found := pattern.search(text))}
    return tuple(sorted(places, key=places.__getitem__))


def missing_festivals(year: int, holidays: Mapping[dt.date, str]) -> tuple[str, ...]:
    """Return the festivals of a year that an arrangement gives no day off, in the order of the year.

    Only days of the year itself tell: the end of December before it is 元旦's, but isn't 元旦.
    """
    own = {day: name for day, name in holidays.items() if day.year == year}
    named = {festival for name in set(own.values()) for festival in festivals_in(name)}
    fixed = {name for name, (month, day) in _ON.items() if dt.date(year, month, day) not in own}
    wanted: Iterable[str] = FESTIVALS if year >= _SINCE else _ALWAYS
    return tuple(name for name in wanted if name not in named or name in fixed)
