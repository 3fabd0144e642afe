"""The media the report names, with exactly as many reports in each as it says (260 of 486)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import MediaReport, Outlet
from desktop_app.sample.content import Values, day, read
from desktop_app.sample.draw import Deck, chance, spread
from desktop_app.sample.official import official_or_new
from desktop_app.sample.wording import Words, fill, fresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change


class OutletContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One newspaper, station or agency and the number of its reports."""

    name: str
    level: str
    reports: int


class MediaContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Outlets, the units that supply them, the patterns of headlines and the names of pages."""

    first: str
    last: str
    pages: list[str]
    units: list[str]
    titles: list[str]
    outlets: list[OutletContent]


def add_media(change: Change, known: Directory) -> None:
    """Add the outlets and their reports, each supplied by the unit whose work it is about."""
    content, luck = read("media", MediaContent), chance("media")
    headlines, pages = _headlines(content), Deck(content.pages, luck)
    for position, outlet in enumerate(content.outlets):
        said: Values = {"name": outlet.name, "level": outlet.level, "position": position}
        record = official_or_new(change, Outlet, said)
        for published_on in spread(day(content.first), day(content.last), outlet.reports, luck):
            unit, title = next(headlines)
            values: Values = {"title": title, "outlet": record, "unit": known.units[unit]}
            change.add(MediaReport, values | {"published_on": published_on, "page": pages.deal()})


def _headlines(content: MediaContent) -> Iterator[tuple[str, str]]:
    luck = chance("headlines")
    patterns, words, units = Deck(content.titles, luck), Words({}, luck), Deck(content.units, luck)
    used: set[str] = set()
    while True:
        unit = units.deal()
        yield unit, fresh(partial(fill, patterns, words, unit), used)
