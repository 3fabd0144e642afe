"""Whether every unit reported or declared nil (R20)."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.breach import Breach, Test, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.facts import UnitFacts, YearFacts
from desktop_app.report.checks.breach import Values


def _silent(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find units of which, the year being over, there is neither a record nor a word that there was none."""
    del values
    if facts.today.year > facts.year:
        yield from several(unit.target for unit in facts.units if not unit.reported)


def _months_missing(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find units that didn't hand in months that are due, where units hand in months at all."""
    del values
    for unit in facts.units if facts.handing_in else ():
        missing = [m for m in facts.months_due if m not in unit.months and _existed(unit, facts.year, m)]
        if missing:
            words = {"unit": unit.name, "count": len(missing), "months": _("、").join(map(str, missing))}
            yield Breach(words, unit.id, (unit.target,))


def _existed(unit: UnitFacts, year: int, month: int) -> bool:
    first = dt.date(year, month, 1)
    last = first.replace(day=monthrange(year, month)[1])
    return (unit.since is None or unit.since <= last) and (unit.until is None or unit.until >= first)


def _nil_contradicted(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find nil declarations against which something is on record."""
    del values
    for nil in facts.nils:
        words = {"unit": nil.unit, "subject": nil.subject, "when": nil.when, "count": len(nil.records)}
        yield Breach(words, nil.id, (*nil.records, RecordTarget("nil_declaration", nil.id, nil.subject)))


TESTS = {
    "nil_contradicted": Test(_nil_contradicted, frozenset({"unit", "subject", "when", "count"})),
    "unit_silent": Test(_silent, frozenset({"count", "names"})),
    "months_missing": Test(_months_missing, frozenset({"unit", "count", "months"})),
}
"""The tests of this subject by name."""
