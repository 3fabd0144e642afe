"""All releases of the year: planned from their four sources, numbered, and entered with their publications."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Publication, Release
from desktop_app.sample.catalogue import catalogue_content
from desktop_app.sample.content import YEAR, Values, chosen
from desktop_app.sample.documents import plan_documents
from desktop_app.sample.draw import chance, workdays_later
from desktop_app.sample.listed_releases import plan_listed
from desktop_app.sample.planned_release import WEBSITE, PlannedRelease
from desktop_app.sample.series_releases import plan_series
from desktop_app.sample.sessions import plan_session_notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change

INDEX_NUMBER = "QDRS-{unit}-{year}-{n:04}"
"""An index number (索引号): bureau, unit, year, and the running number within the unit."""

TOLD_EVERY = 50

_PLAIN = ("title", "released_on", "made_on", "document_number", "document_kind", "keywords", "summary", "pages")


@cache
def plan_releases() -> tuple[PlannedRelease, ...]:
    """Return every release of the year in the order of its day; no title stands twice."""
    written = [*plan_documents(), *plan_listed(), *plan_session_notices()]
    series = plan_series({release.title for release in written})
    return tuple(sorted([*written, *series], key=lambda release: (release.released_on, release.title)))


def add_releases(change: Change, known: Directory, tell: Callable[[int], None]) -> None:
    """Add the releases with their publications: always on the web site, elsewhere the same day or soon after."""
    luck = chance("publications")
    places = {channel.code: channel.place for channel in catalogue_content().channels}
    numbers: Counter[str] = Counter()
    for done, release in enumerate(plan_releases()):
        if done % TOLD_EVERY == 0:
            tell(done)
        numbers[release.unit] += 1
        index = INDEX_NUMBER.format(unit=release.unit, year=YEAR, n=numbers[release.unit])
        record = change.add(Release, _values(release, known) | {"index_number": index})
        for channel in release.channels:
            later = 0 if channel == WEBSITE else luck.randint(0, 2)
            published_on = workdays_later(release.released_on, later)
            values: Values = {"release": record, "channel": known.channels[channel], "published_on": published_on}
            change.add(Publication, values | {"url": places[channel].format(index=index, month=published_on.month)})


def _values(release: PlannedRelease, known: Directory) -> Values:
    values = chosen(release, *_PLAIN)
    values |= {"unit": known.units[release.unit], "category": known.categories[release.category]}
    return values | {"attribute": "active", "full_text": True}
