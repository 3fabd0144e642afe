"""Whether figures can be right: parts and totals, last year, shares, and rates with a source (R21, R22, R23)."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.report.checks.breach import Breach, Test, text, texts, whole
from desktop_app.report.checks.partial_sums import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import YearFacts


def _part_above_total(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find measures that are more than the one of which they are a part; `chain` goes from the part to the whole."""
    known = [facts.measures[code] for code in texts(values, "chain") if code in facts.measures]
    for part, total in itertools.pairwise(known):
        if part.amount > total.amount:
            words = {"part": part.name, "total": total.name, "left": part.amount, "right": total.amount}
            yield Breach(words, part.name, (*part.records, *total.records))


def _far_from_last_year(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find figures that moved by more than `percent` since last year; small ones may."""
    percent, least = whole(values, "percent"), whole(values, "least")
    for cell in facts.cells.values():
        if not cell.compared or cell.now is None or cell.last is None or max(cell.now, cell.last) < least:
            continue
        now, last = Decimal(cell.now), Decimal(cell.last)
        moved = abs(now - last) * 100
        if moved > percent * abs(last):
            share = in_words((moved / abs(last)).quantize(Decimal(1))) + "%" if last else "—"
            words = {"cell": cell.label, "now": in_words(now), "last": in_words(last), "share": share}
            yield Breach(words | {"last_year": facts.year - 1}, cell.code, (), (), (cell.code,))


def _share_too_large(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a part that is more than `percent` of its whole, where the form has both cells."""
    part, total = facts.cells.get(text(values, "part")), facts.cells.get(text(values, "whole"))
    if part is None or total is None or part.now is None or not total.now:
        return
    share = Decimal(part.now) * 100 / Decimal(total.now)
    if share > whole(values, "percent"):
        words = {"cell": part.label, "left": in_words(Decimal(part.now)), "right": in_words(Decimal(total.now))}
        words["share"] = in_words(share.quantize(Decimal("0.1")))
        yield Breach(words, part.code, (), (), (part.code, total.code))


def _rate_without_source(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find typed rates of which nobody says from what they were reckoned, or where they were taken from."""
    del values
    for rate in facts.rates:
        if not rate.source.strip() and not rate.remark.strip():
            yield Breach({"name": rate.name}, rate.id, (rate.target,))


def _mixed_periods(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find indicators with a value for the year beside values for months: only the former counts."""
    del values
    for one in facts.mixed:
        words = {"unit": one.unit, "name": one.name, "whole": one.whole, "count": one.months, "added": one.added}
        yield Breach(words, one.records[0].id, one.records)


TESTS = {
    "mixed_periods": Test(_mixed_periods, frozenset({"unit", "name", "whole", "count", "added"})),
    "part_above_total": Test(_part_above_total, frozenset({"part", "total", "left", "right"}), ("chain",)),
    "far_from_last_year": Test(
        _far_from_last_year, frozenset({"cell", "now", "last", "share", "last_year"}), ("percent", "least")
    ),
    "share_too_large": Test(
        _share_too_large, frozenset({"cell", "left", "right", "share"}), ("part", "whole", "percent")
    ),
    "rate_without_source": Test(_rate_without_source, frozenset({"name"})),
}
"""The tests of this subject by name."""
