"""Whether what was published is described as a catalogue needs it, and gives nobody away (R17, R18, R19)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.model.natural_id import plain
from desktop_app.model.personal_data import personal_data_in, sort_text
from desktop_app.report.checks.breach import Breach, Test, several, text, texts, whole
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import ReleaseFacts, YearFacts


def _undescribed(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find releases of the year that lack what the catalogue needs (`field`)."""
    lacks = _LACKS[text(values, "field")]
    yield from several(release.target for release in _of_the_year(facts) if lacks(release))


_LACKS: dict[str, Callable[[ReleaseFacts], bool]] = {
    "index_number": lambda release: not release.index_number.strip(),
    "summary": lambda release: not release.summary.strip(),
    "made_on": lambda release: release.made_on is None,
    "leaf": lambda release: not release.leaf,
}


def _of_the_year(facts: YearFacts) -> Iterator[ReleaseFacts]:
    return (release for release in facts.releases if release.public and release.released_on.year == facts.year)


def _validity_unsaid(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find normative documents that are older than such documents may be, and still in force."""
    kinds, years = texts(values, "kinds"), whole(values, "years")
    end = dt.date(facts.year, 12, 31)
    old = (
        release.target
        for release in facts.releases
        if release.document_kind in kinds
        and (release.abolished_on is None or release.abolished_on > end)
        and (release.made_on or release.released_on).year + years <= facts.year
    )
    yield from several(old, years=years)


def _gives_somebody_away(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find personal numbers in what the public reads."""
    del values
    for release in facts.releases:
        if not release.public:
            continue
        for place, said in release.texts:
            for found in personal_data_in(said):
                words = {"title": release.title, "place": place, "sort": sort_text(found.sort)}
                yield Breach(words | {"covered": found.covered}, f"{release.id}.{found.covered}", (release.target,))


def _recorded_twice(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find releases of one unit with the same title and days that no document number tells apart."""
    del values
    alike: defaultdict[tuple[object, ...], list[ReleaseFacts]] = defaultdict(list)
    for release in _of_the_year(facts):
        alike[plain(release.title), release.unit, release.released_on, release.made_on].append(release)
    for several_of_them in alike.values():
        numbers = {plain(release.document_number) for release in several_of_them} - {""}
        if len(several_of_them) > max(1, len(numbers)):
            first = several_of_them[0]
            words = {"title": first.title, "day": day_text(first.released_on), "count": len(several_of_them)}
            yield Breach(words, first.id, tuple(release.target for release in several_of_them))


TESTS = {
    "release_undescribed": Test(_undescribed, frozenset({"count", "names"}), ("field",)),
    "release_twice": Test(_recorded_twice, frozenset({"title", "day", "count"})),
    "validity_unsaid": Test(_validity_unsaid, frozenset({"count", "names", "years"}), ("kinds", "years")),
    "personal_data": Test(_gives_somebody_away, frozenset({"title", "place", "sort", "covered"})),
}
"""The tests of this subject by name."""
