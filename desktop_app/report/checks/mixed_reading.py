"""Reading the indicators of which a unit gave both a value for the year and values for months."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Indicator, IndicatorValue
from desktop_app.office.records.listing import titles
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.facts import MixedFacts
from desktop_app.report.checks.partial_sums import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.checks.asked_year import AskedYear


def read_mixed(asked: AskedYear) -> tuple[MixedFacts, ...]:
    """Return the indicators of the year with both; a stock or a ratio may stand for months and the year."""
    return tuple(_mixed(asked))


def _mixed(asked: AskedYear) -> Iterator[MixedFacts]:
    query = (
        select(IndicatorValue, Indicator.name)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .where(Indicator.nature == "flow", IndicatorValue.year == asked.year, asked.of_unit(IndicatorValue.unit))
        .order_by(Indicator.position, Indicator.id, IndicatorValue.unit, IndicatorValue.id)
    )
    rows = asked.session.execute(query).all()
    units = titles(asked.session, "unit", {row.unit for row, _name in rows if row.unit})
    for (_indicator, unit, name), group in groupby(rows, key=lambda row: (row[0].indicator, row[0].unit, row[1])):
        values = [value for value, _name in group]
        yearly, monthly = ([one for one in values if bool(one.month) is monthly] for monthly in (False, True))
        if yearly and monthly:
            yield MixedFacts(
                name=name,
                unit=units.get(unit or "", ""),
                whole=_added(yearly),
                months=len(monthly),
                added=_added(monthly),
                records=tuple(RecordTarget(IndicatorValue.kind, one.id, name) for one in (*yearly, *monthly)),
            )


def _added(values: Sequence[IndicatorValue]) -> str:
    return in_words(sum((one.value or Decimal(0) for one in values), Decimal(0)))
