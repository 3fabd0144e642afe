"""What a cell selects: which records, each once, with what each gives, and whose."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.condition import StatisticalPeriod
from desktop_app.report.annex.formats.file_shape import ConditionRule
from desktop_app.report.annex.selection import selection
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

YEAR = StatisticalPeriod.year(2023)


def rows(session: Session, query: Query, unit: str | None = None, period: StatisticalPeriod = YEAR) -> dict[str, Any]:
    """Return the records that a query selects, with what each gives; the total must be the same."""
    chosen = selection(query, period, unit)
    found = {str(row[0]): row[1] for row in session.execute(chosen.rows())}
    if chosen.exact:
        total = session.execute(select(chosen.total()).select_from(chosen.base)).scalar_one()
        assert total == sum(found.values())
    return found


def test_counting_by_a_link_counts_the_linked_record_once(session: Session) -> None:
    application, other = add(session, "application"), add(session, "application")
    for owner in (application, application, other, None):
        add(session, "fee", application=owner)
    assert rows(session, Query("count", "fee", "application")) == {application: 1, other: 1}
    assert selection(Query("count", "fee", "application"), YEAR, None).kind == "application"


def test_an_empty_amount_gives_nothing_to_a_sum(session: Session) -> None:
    fee, empty = add(session, "fee", charged=1250), add(session, "fee", charged=None)
    assert rows(session, Query("sum", "fee", "charged")) == {fee: 1250, empty: 0}


@pytest.mark.parametrize(
    ("kind", "values"),
    [("release", {}), ("application", {}), ("staff", {}), ("indicator_value", {"value": Decimal(3)})],
)
def test_one_unit_s_records_are_those_that_link_to_it(session: Session, kind: str, values: dict[str, object]) -> None:
    unit, other = add(session, "unit"), add(session, "unit")
    mine = add(session, kind, unit=unit, **values)
    add(session, kind, unit=other, **values)
    add(session, kind, unit=None, **values)
    assert list(rows(session, Query("count", kind), unit)) == [mine]


def test_what_belongs_to_a_unit_s_record_is_the_unit_s(session: Session) -> None:
    unit, other = add(session, "unit"), add(session, "unit")
    fees = [add(session, "fee", application=add(session, "application", unit=owner)) for owner in (unit, other)]
    assert list(rows(session, Query("count", "fee"), unit)) == [fees[0]]
    assert list(rows(session, Query("count", "unit"), unit)) == [unit]


def test_records_of_no_unit_are_nobody_s(session: Session) -> None:
    unit = add(session, "unit")
    add(session, "category", code="org")
    assert rows(session, Query("count", "category"), unit) == {}


VISITS = Query("indicator", "indicator_value", "visits")


@pytest.fixture
def units(session: Session) -> tuple[str, str]:
    return add(session, "unit", nature="office"), add(session, "unit", nature="division")


def value(session: Session, indicator: str, unit: str, number: str, month: int | None = None) -> str:
    return add(session, "indicator_value", indicator=indicator, unit=unit, value=Decimal(number), month=month)


def test_a_flow_takes_every_unit_s_months(session: Session, units: tuple[str, str]) -> None:
    flow = add(session, "indicator", code="visits", nature="flow")
    values = [value(session, flow, unit, "1.5", month) for unit in units for month in (1, 2)]
    add(session, "indicator_value", indicator=flow, unit=units[0], value=Decimal(9), year=2022)
    value(session, add(session, "indicator", code="calls"), units[0], "7")
    assert rows(session, VISITS) == dict.fromkeys(values, Decimal("1.5"))


def test_a_unit_s_year_goes_before_its_own_months_only(session: Session, units: tuple[str, str]) -> None:
    flow = add(session, "indicator", code="visits", nature="flow")
    value(session, flow, units[0], "5", 3)
    year = value(session, flow, units[0], "40")
    month = value(session, flow, units[1], "2", 3)
    assert rows(session, VISITS) == {year: 40, month: 2}
    assert rows(session, VISITS, units[1]) == {month: 2}


def test_a_stock_is_each_unit_s_last_one(session: Session, units: tuple[str, str]) -> None:
    stock = add(session, "indicator", code="visits", nature="stock")
    value(session, stock, units[0], "5", 3)
    last = value(session, stock, units[0], "8", 11)
    other = value(session, stock, units[1], "2", 1)
    assert rows(session, VISITS) == {last: 8, other: 2}


def test_a_ratio_is_the_office_s_for_the_year(session: Session, units: tuple[str, str]) -> None:
    ratio = add(session, "indicator", code="visits", nature="ratio")
    office = value(session, ratio, units[0], "99.5")
    own = value(session, ratio, units[1], "80")
    value(session, ratio, units[1], "70", 1)
    assert rows(session, VISITS) == {office: Decimal("99.5")}
    assert rows(session, VISITS, units[1]) == {own: 80}


def test_a_value_that_is_not_filled_in_is_none(session: Session, units: tuple[str, str]) -> None:
    flow = add(session, "indicator", code="visits", nature="flow")
    add(session, "indicator_value", indicator=flow, unit=units[0], value=None)
    month = value(session, flow, units[0], "2", 6)
    assert rows(session, VISITS) == {month: 2}


def test_an_amount_keeps_its_conditions(session: Session) -> None:
    rule = ConditionRule(field="charged_on", when="in_year")
    fee = add(session, "fee", charged=100, charged_on=dt.date(2023, 12, 31))
    add(session, "fee", charged=900, charged_on=dt.date(2024, 1, 1))
    assert rows(session, Query("sum", "fee", "charged", (rule,))) == {fee: 100}
