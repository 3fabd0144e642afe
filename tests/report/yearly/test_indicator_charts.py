"""Charts of indicators: months where months were told, else years; one figure alone is no chart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Indicator, IndicatorValue, Unit
from desktop_app.office.records import listing
from desktop_app.report.yearly.indicator_charts import ToldIn, indicator_charts, values_told
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def tell(ledger: Ledger, name: str, nature: str, *told: tuple[str, int, int | None, str]) -> None:
    """Tell values of an indicator: unit, year, month and value."""
    with operation(ledger, "指标") as change:
        indicator = change.add(Indicator, {"name": name, "measure_unit": "万次", "nature": nature})
        for unit, year, month, value in told:
            values: dict[str, Value] = {
                "indicator": indicator,
                "unit": unit,
                "year": year,
                "month": month,
                "source": "统计",
            }
            change.add(IndicatorValue, values | {"value": Decimal(value), "precision": "exact"})


def test_months_stand_beside_those_of_the_year_before_and_units_add_up(ledger: Ledger) -> None:
    office = ledger.profile.unit_id
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "就业处", "nature": "division"})
    told = [(office, 2013, 1, "5"), (other, 2013, 1, "2.5"), (office, 2013, 3, "4"), (office, 2012, 2, "9")]
    tell(ledger, "浏览量", "flow", *told)
    (chart,) = read(ledger, indicator_charts, 2013)
    assert (chart.title, chart.measure, len(chart.names)) == ("浏览量：按月", "万次", 12)
    assert [series.name for series in chart.series] == ["2013 年", "2012 年"]
    assert chart.series[0].values[:3] == (Decimal("7.5"), None, Decimal(4))


def test_years_stand_beside_each_other_where_there_are_no_months(ledger: Ledger) -> None:
    office = ledger.profile.unit_id
    tell(ledger, "粉丝", "stock", (office, 2011, None, "1"), (office, 2013, None, "3"), (office, 2014, None, "9"))
    (chart,) = read(ledger, indicator_charts, 2013)
    assert (chart.names, chart.series[0].values) == (("2011 年", "2013 年"), (Decimal(1), Decimal(3)))


def test_ratios_of_units_are_not_added_and_one_figure_is_no_chart(ledger: Ledger) -> None:
    office = ledger.profile.unit_id
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "就业处", "nature": "division"})
    tell(ledger, "比率", "ratio", *((unit, year, None, "90") for unit in (office, other) for year in (2012, 2013)))
    tell(ledger, "单数", "flow", (office, 2013, None, "1"))
    (chart,) = read(ledger, indicator_charts, 2013)
    assert chart.series[0].values == (Decimal(90), Decimal(90))


def test_every_figure_is_the_sum_of_exactly_its_values(ledger: Ledger) -> None:
    office = ledger.profile.unit_id
    with operation(ledger, "单位") as change:
        other = change.add(Unit, {"name": "就业处", "nature": "division"})
    months = [(unit, year, month, "2.5") for unit in (office, other) for year in (2012, 2013) for month in (1, 2, 7)]
    for name, nature in (("浏览量", "flow"), ("占比", "ratio")):
        tell(ledger, name, nature, *months, (office, 2013, None, "15"))
    tell(ledger, "面积", "stock", *((unit, year, None, str(year)) for unit in (office, other) for year in (2011, 2013)))
    charts = read(ledger, indicator_charts, 2013)
    assert len(charts) == 3
    for series in (series for chart in charts for series in chart.series):
        for value, source in zip(series.values, series.sources, strict=True):
            assert isinstance(source, ToldIn)
            kind, ids = read(ledger, values_told, source)
            rows = read(ledger, listing.rows, IndicatorValue, ids)
            assert kind == IndicatorValue.kind
            assert sum((row.value for row in rows if isinstance(row, IndicatorValue) and row.value), Decimal(0)) == (
                value or 0
            )
            assert bool(ids) == (value is not None)
