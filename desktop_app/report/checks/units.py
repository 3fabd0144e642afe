"""Whether every unit reported or declared nil (R20)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.checks.hit import Hit, Test, several, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.facts import UnitFacts, YearFacts
from desktop_app.report.checks.hit import Values


def _silent(facts: YearFacts, values: Values) -> Iterator[Hit]:
    """Find units of which, the year being over, there is neither a record nor a word that there was none."""
    del values
    if facts.today.year > facts.year:
        yield from several(unit.target for unit in facts.units if not unit.reported)


def _months_missing(facts: YearFacts, values: Values) -> Iterator[Hit]:
    """Find units that didn't hand in months whose day (`day` of the month after) is over."""
    if not facts.handing_in:
        return
    over = [month for month in range(1, 13) if _due(facts.year, month, whole(values, "day")) < facts.today]
    for unit in facts.units:
        missing = [month for month in over if month not in unit.months and _existed(unit, facts.year, month)]
        if missing:
            words = {"unit": unit.name, "count": len(missing), "months": _("、").join(map(str, missing))}
            yield Hit(words, unit.id, (unit.target,))


def _due(year: int, month: int, day: int) -> dt.date:
    """Return the last day for handing in a month."""
    return dt.date(year + month // 12, month % 12 + 1, day)


def _existed(unit: UnitFacts, year: int, month: int) -> bool:
    first, last = dt.date(year, month, 1), _due(year, month, 1) - dt.timedelta(days=1)
    return (unit.since is None or unit.since <= last) and (unit.until is None or unit.until >= first)


TESTS = {
    "unit_silent": Test(_silent, frozenset({"count", "names"})),
    "months_missing": Test(_months_missing, frozenset({"unit", "count", "months"}), ("day",)),
}
"""The tests of this subject by name."""
