"""In which months and years a change counts: table of cases, and what holds for any record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.dating import counts_in, months_touched, years_touched
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Application, IndicatorValue, NilDeclaration, Release, Staff, Unit
from desktop_app.model.record import Record, typed_fields

if TYPE_CHECKING:
    from desktop_app.model.field import Value

    Values = dict[str, Value]

YEARS = range(2012, 2020)


def day(text: str) -> dt.date:
    """Return a day from its ISO text."""
    return dt.date.fromisoformat(text)


RECEIVED: Values = {"received_on": day("2013-12-20"), "subject": "查询"}
REPLIED: Values = RECEIVED | {"replied_on": day("2014-01-09"), "decision": "granted"}
IN_POST: Values = {"since": day("2013-05-01"), "role": "liaison", "name": "王芳", "telephone": "1"}


@pytest.mark.parametrize(
    ("kind", "before", "after", "years"),
    [
        (Release, {}, {"title": "甲", "released_on": day("2013-03-01")}, {2013}),
        (Release, {"title": "甲", "released_on": day("2013-03-01")}, {}, {2013}),
        (
            Release,
            {"title": "甲", "released_on": day("2013-03-01")},
            {"title": "甲", "released_on": day("2014-03-01")},
            {2013, 2014},
        ),
        (Release, {"released_on": day("2013-03-01")}, {"released_on": day("2013-03-01"), "remark": "备查"}, set()),
        (
            Release,
            {"released_on": day("2013-03-01")},
            {"released_on": day("2013-03-01"), "abolished_on": day("2016-01-01")},
            {2016, 2017, 2018, 2019},
        ),
        (Application, {}, RECEIVED, {2013}),
        (Application, RECEIVED, REPLIED, {2014, 2015, 2016, 2017, 2018, 2019}),
        (Application, REPLIED, REPLIED | {"decision": "partial"}, {2014}),
        (Application, REPLIED, REPLIED | {"subject": "查阅"}, {2013}),
        (Application, REPLIED, REPLIED | {"replied_on": day("2015-01-09")}, {2014, 2015}),
        (Application, REPLIED, REPLIED | {"applicant_name": "李四"}, set()),
        (Application, {}, REPLIED, {2013, 2014}),
        (NilDeclaration, {}, {"year": 2013, "month": 3}, {2013}),
        (Staff, {}, IN_POST, set(range(2013, 2020))),
        (Staff, IN_POST, IN_POST | {"telephone": "2"}, set()),
        (Staff, IN_POST, IN_POST | {"until": day("2017-06-30")}, {2017, 2018, 2019}),
        (Staff, IN_POST | {"until": day("2015-06-30")}, IN_POST | {"until": day("2017-06-30")}, {2015, 2016, 2017}),
        (Unit, {}, {"name": "甲处"}, set()),
    ],
)
def test_a_change_touches_the_years_whose_report_it_moves(
    kind: type[Record], before: Values, after: Values, years: set[int]
) -> None:
    assert years_touched(kind, before, after, YEARS) == years


@pytest.mark.parametrize(
    ("kind", "before", "after", "months"),
    [
        (Application, RECEIVED, REPLIED, {(2014, 1)}),
        (Application, {}, RECEIVED, {(2013, 12)}),
        (
            Release,
            {"title": "甲", "released_on": day("2013-03-01")},
            {"title": "甲", "released_on": day("2013-05-01")},
            {(2013, 3), (2013, 5)},
        ),
        (IndicatorValue, {}, {"year": 2013, "month": 4}, {(2013, 4)}),
        (IndicatorValue, {}, {"year": 2013}, set()),
    ],
)
def test_a_change_touches_the_months_it_is_dated_in(
    kind: type[Record], before: Values, after: Values, months: set[tuple[int, int]]
) -> None:
    assert months_touched(kind, before, after) == months


def test_what_dates_a_kind_or_a_field_is_one_of_its_days_or_its_year() -> None:
    for kind in KINDS.values():
        fields = typed_fields(kind)
        named = {kind.counts_on, kind.counts_until, *(field.counts_on for field in fields.values())} - {""}
        assert all(fields[name].shape is Shape.DAY or name == "year" for name in named)
        assert kind.counts_on or not named


days = st.dates(dt.date(2011, 1, 1), dt.date(2020, 12, 31))
releases = st.fixed_dictionaries({"title": st.sampled_from("甲乙"), "released_on": days})


@given(releases, releases)
def test_a_change_and_its_undoing_touch_the_same(one: Values, other: Values) -> None:
    assert years_touched(Release, one, other, YEARS) == years_touched(Release, other, one, YEARS)
    assert months_touched(Release, one, other) == months_touched(Release, other, one)
    assert not years_touched(Release, one, one, YEARS)


@given(releases)
def test_a_release_counts_in_its_year_and_in_no_other(values: Values) -> None:
    counted = {year for year in range(2010, 2022) if counts_in(Release, values, year)}
    released = values["released_on"]
    assert isinstance(released, dt.date)
    assert counted == {released.year}
