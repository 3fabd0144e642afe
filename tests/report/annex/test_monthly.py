"""Monthly forms: one month beside the year up to its end, also for figures of other systems."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.annex.figures import records_behind
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def filled(session: Session) -> Session:
    """Return records of March, April and December, and visits told for some months."""
    for month, day in ((3, 31), (4, 1), (4, 30), (12, 31)):
        add(session, "release", released_on=dt.date(2013, month, day))
    add(session, "release", released_on=dt.date(2012, 4, 9))
    visits = add(session, "indicator", code="website.visits", measure_unit="人次")
    office = add(session, "unit", nature="office")
    for month, value in ((3, 10), (4, 20), (5, 40)):
        add(session, "indicator_value", indicator=visits, unit=office, year=2013, month=month, value=value)
    add(session, "staff", since=dt.date(2013, 4, 30), full_time=True)
    add(session, "staff", since=dt.date(2012, 1, 1), until=dt.date(2013, 4, 15), full_time=False)
    return session


@pytest.mark.parametrize(
    ("month", "row", "in_month", "so_far"),
    [
        (2, "01", 0, 0),
        (3, "01", 1, 1),
        (4, "01", 2, 3),
        (12, "01", 1, 4),
        (3, "06", 10, 10),
        (4, "06", 20, 30),
        (12, "06", 0, 70),
        (3, "49", 1, 1),
        (3, "50", 0, 0),
        (4, "50", 1, 1),
        (4, "51", 0, 0),
    ],
)
def test_a_month_and_the_year_up_to_its_end(filled: Session, month: int, row: str, in_month: int, so_far: int) -> None:
    fmt = find_format("A-shanghai-v2")
    annex = compute_annex(filled, AnnexScope(fmt, 2013, month=month))
    assert [annex.cells[f"v2.{row}.{column}"].value for column in ("month", "ytd")] == [in_month, so_far]
    behind = records_behind(filled, AnnexScope(fmt, 2013, month=month), f"v2.{row}.month")
    assert behind.value == in_month


def test_a_value_for_the_whole_year_is_in_no_month(session: Session) -> None:
    visits = add(session, "indicator", code="website.visits", measure_unit="人次")
    add(session, "indicator_value", indicator=visits, unit=add(session, "unit", nature="office"), year=2013, value=99)
    cells = compute_annex(session, AnnexScope(find_format("A-shanghai-v2"), 2013)).cells
    assert [cells[f"v2.06.{column}"].value for column in ("month", "ytd")] == [0, 99]


def test_a_stock_is_that_of_the_month_or_the_last_one_before(session: Session) -> None:
    secrets = add(session, "indicator", code="documents.secret", measure_unit="条", nature="stock")
    office = add(session, "unit", nature="office")
    for month, value in ((2, 5), (6, 9)):
        add(session, "indicator_value", indicator=secrets, unit=office, year=2013, month=month, value=value)
    fmt = find_format("A-shanghai-v2")
    told = [compute_annex(session, AnnexScope(fmt, 2013, month=month)).cells["v2.11.ytd"].value for month in (1, 4, 6)]
    assert told == [0, 5, 9]
