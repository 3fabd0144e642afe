"""Releases whose titles stand one by one in a content file: guides, exams, recruitment, questions, letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.sample.content import day, read
from desktop_app.sample.draw import chance, spread
from desktop_app.sample.planned_release import PlannedRelease, carried, made_before
from desktop_app.sample.wording import Words

if TYPE_CHECKING:
    import datetime as dt


class ItemContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One title, the unit it comes from and, where it matters, its day."""

    unit: str
    title: str
    on: str = ""


class GroupContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles of one category; every pattern is filled with every item."""

    category: str
    patterns: list[str]
    items: list[ItemContent]
    first: str = "01-07"
    last: str = "12-31"
    keywords: str = ""
    summary: str = ""
    also: dict[str, int] = {}


def plan_listed() -> list[PlannedRelease]:
    """Return all releases whose titles are written out."""
    return [release for group in read("releases-listed", list[GroupContent]) for release in _plan(group)]


def _plan(group: GroupContent) -> list[PlannedRelease]:
    luck = chance(f"{group.category} {group.patterns[0]}")
    words = Words({}, luck)
    entries = [(pattern, item) for pattern in group.patterns for item in group.items]
    days = spread(day(group.first), day(group.last), len(entries), luck)
    releases = []
    for (pattern, item), spread_day in zip(entries, days, strict=True):
        filling = words.of(item.unit) | {"title": item.title}
        released_on = day(item.on) if item.on else spread_day
        made_on = made_before(released_on, luck)
        releases.append(_release(group, item.unit, pattern.format_map(filling), filling, (released_on, made_on)))
    return carried(releases, group.also, luck)


def _release(
    group: GroupContent, unit: str, title: str, filling: dict[str, str], days: tuple[dt.date, dt.date]
) -> PlannedRelease:
    return PlannedRelease(
        title=title,
        unit=unit,
        category=group.category,
        released_on=days[0],
        made_on=days[1],
        keywords=group.keywords.format_map(filling),
        summary=group.summary.format_map(filling),
    )
