"""The indicators of a year as charts: month by month beside the year before, or year by year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Indicator, IndicatorValue, Unit
from desktop_app.model.text_order import OFFICIAL
from desktop_app.office.records.ordering import by_text
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

_YEARS = 8
"""How many years a chart goes back."""

_LEAST = 2
"""Figures below which there is nothing to compare."""

_MONTHS = range(1, 13)

Told = dict[tuple[int, int | None], Decimal]
"""What was told of an indicator, by year and month (None: the whole year), all units together."""


@dataclass(frozen=True, slots=True)
class ToldIn:
    """What a figure of a chart adds up: what was told of an indicator for a year, or for one of its months."""

    indicator: str
    year: int
    month: int | None


def indicator_charts(session: Session, year: int) -> tuple[Chart, ...]:
    """Return a chart for each indicator that has two figures to compare, in the order of the indicators."""
    told = _told(session, year)
    query = select(Indicator).order_by(Indicator.position, by_text(Indicator.name, OFFICIAL), Indicator.id)
    found = (_chart(indicator, told.get(indicator.id, {}), year) for indicator in session.scalars(query))
    return tuple(chart for chart in found if chart)


def values_told(session: Session, source: ToldIn) -> tuple[str, tuple[str, ...]]:
    """Return the kind and the ids of exactly the values that a figure of the charts adds up."""
    told = (IndicatorValue.indicator == source.indicator, IndicatorValue.year == source.year)
    query = _counting(IndicatorValue.id).where(*told, IndicatorValue.value.is_not(None))
    found = query.where(IndicatorValue.month.is_not_distinct_from(source.month)).order_by(IndicatorValue.id)
    return IndicatorValue.kind, tuple(session.scalars(found))


def _counting(*columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join(Indicator, Indicator.id == IndicatorValue.indicator)
        .join(Unit, Unit.id == IndicatorValue.unit)
        # Ratios of units never add up: only what the office states counts, as in the report.
        .where(or_(Indicator.nature != "ratio", Unit.nature == "office"))
    )


def _told(session: Session, year: int) -> dict[str, Told]:
    columns = (IndicatorValue.indicator, IndicatorValue.year, IndicatorValue.month, IndicatorValue.value)
    query = _counting(*columns).where(IndicatorValue.year.between(year - _YEARS + 1, year))
    found: dict[str, Told] = defaultdict(dict)
    for row in session.execute(query):
        if row.indicator and row.value is not None:
            at = (row.year, row.month)
            found[row.indicator][at] = found[row.indicator].get(at, Decimal(0)) + row.value
    return found


def _chart(indicator: Indicator, told: Told, year: int) -> Chart | None:
    monthly = _by_months(indicator, told, year)
    return monthly or _by_years(indicator, told, year)


def _by_months(indicator: Indicator, told: Told, year: int) -> Chart | None:
    if sum((year, month) in told for month in _MONTHS) < _LEAST:
        return None
    years = [one for one in (year, year - 1) if any((one, month) in told for month in _MONTHS)]
    series = tuple(_monthly(indicator, told, one) for one in years)
    title = _("{indicator}：按月").format(indicator=indicator.name)
    return Chart(title, indicator.measure_unit, tuple(map(month_name, _MONTHS)), series, upright=True)


def _monthly(indicator: Indicator, told: Told, year: int) -> Series:
    values = tuple(told.get((year, month)) for month in _MONTHS)
    return Series(_year(year), values, tuple(ToldIn(indicator.id, year, month) for month in _MONTHS))


def _by_years(indicator: Indicator, told: Mapping[tuple[int, int | None], Decimal], year: int) -> Chart | None:
    figures = {one: told[one, None] for one in range(year - _YEARS + 1, year + 1) if (one, None) in told}
    if len(figures) < _LEAST:
        return None
    title = _("{indicator}：按年").format(indicator=indicator.name)
    names = tuple(_year(one) for one in figures)
    sources = tuple(ToldIn(indicator.id, one, None) for one in figures)
    series = Series(indicator.name, tuple(figures.values()), sources)
    return Chart(title, indicator.measure_unit, names, (series,), upright=True)


def _year(year: int) -> str:
    return _("{year} 年").format(year=year)
