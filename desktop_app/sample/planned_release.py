"""A release as it will be entered, before there is a file to enter it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.sample.draw import workdays_later

if TYPE_CHECKING:
    import datetime as dt
    import random
    from collections.abc import Mapping, Sequence

WEBSITE = "website"
"""The code of the portal web site, where every release of 2013 appeared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRelease:
    """One release with the codes of its unit, its category (a leaf) and the channels that carry it."""

    title: str
    unit: str
    category: str
    released_on: dt.date
    made_on: dt.date
    document_number: str = ""
    document_kind: str = "none"
    keywords: str = ""
    summary: str = ""
    pages: int | None = None
    channels: tuple[str, ...] = (WEBSITE,)


def carried(releases: Sequence[PlannedRelease], also: Mapping[str, int], luck: random.Random) -> list[PlannedRelease]:
    """Let other channels carry some of the releases too, each so many; the same ones first on every channel."""
    ranks = luck.sample(range(len(releases)), len(releases))
    return [replace(release, channels=_channels(rank, also)) for release, rank in zip(releases, ranks, strict=True)]


def _channels(rank: int, also: Mapping[str, int]) -> tuple[str, ...]:
    return (WEBSITE, *(channel for channel, count in also.items() if rank < count))


def made_before(released_on: dt.date, luck: random.Random) -> dt.date:
    """Return the day a plain notice was made: the day it was released or up to three working days earlier."""
    return workdays_later(released_on, -luck.randint(0, 3))
