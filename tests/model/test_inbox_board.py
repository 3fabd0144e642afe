"""The board of a year's hand-ins: a table of cases, and what holds for every unit and month."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.inbox_board import MONTHS, Board, HandedInRow, MonthState, UnitRow, board

DUE = {month: dt.date(2013 + month // 12, month % 12 + 1, 8) for month in MONTHS}
TODAY = dt.date(2013, 4, 20)
UNIT = UnitRow("u", "甲处")


def cell(month: int, row: HandedInRow | None, unit: UnitRow = UNIT, day: dt.date = TODAY) -> MonthState:
    """Return the state of one month."""
    made = board(2013, day, [unit], [row] if row else [], DUE)
    return made.rows[0].months[month - 1].state


@pytest.mark.parametrize(
    ("month", "row", "unit", "state"),
    [
        (1, HandedInRow("u", 1, dt.date(2013, 2, 8), nil=False), UNIT, "handed_in"),
        (1, HandedInRow("u", 1, dt.date(2013, 2, 8), nil=True), UNIT, "nil"),
        (1, HandedInRow("u", 1, dt.date(2013, 2, 9), nil=False), UNIT, "late"),
        (1, HandedInRow("u", 1, dt.date(2013, 2, 9), nil=True), UNIT, "late"),
        (1, HandedInRow("u", 1, dt.date(2013, 2, 9), nil=True, changed=2), UNIT, "changed"),
        (1, HandedInRow("v", 1, dt.date(2013, 2, 8), nil=False), UNIT, "missing"),
        (3, None, UNIT, "missing"),
        (4, None, UNIT, "awaited"),
        (5, None, UNIT, "future"),
        (1, None, UnitRow("u", "甲处", since=dt.date(2013, 2, 1)), "absent"),
        (2, None, UnitRow("u", "甲处", since=dt.date(2013, 2, 28)), "missing"),
        (2, None, UnitRow("u", "甲处", until=dt.date(2013, 1, 31)), "absent"),
        (1, None, UnitRow("u", "甲处", until=dt.date(2013, 1, 1)), "missing"),
    ],
)
def test_a_month_is_in_the_state_a_clerk_would_name(
    month: int, row: HandedInRow | None, unit: UnitRow, state: MonthState
) -> None:
    assert cell(month, row, unit) == state


def test_a_month_is_missing_only_after_its_last_day() -> None:
    assert cell(3, None, day=dt.date(2013, 4, 8)) == "awaited"
    assert cell(3, None, day=dt.date(2013, 4, 9)) == "missing"


def test_totals_count_those_that_came_among_those_that_had_to() -> None:
    units = [UNIT, UnitRow("v", "乙处"), UnitRow("w", "丙处", since=dt.date(2013, 2, 1), returns=1)]
    rows = [
        HandedInRow("u", 1, dt.date(2013, 2, 1), nil=True),
        HandedInRow("v", 1, dt.date(2013, 2, 20), nil=False),
        HandedInRow("u", 2, dt.date(2013, 3, 1), nil=False, changed=1),
    ]
    made = board(2013, TODAY, units, rows, DUE)
    assert [made.total(month) for month in (1, 2, 4)] == [(2, 2), (1, 3), (0, 3)]
    assert made.missing == 3
    assert made.incomplete == 3
    assert made.rows[0].listed("changed") == (2,)
    assert [row.to_chase for row in made.rows] == [True, True, True]


days = st.dates(dt.date(2012, 6, 1), dt.date(2014, 6, 30))
units = st.builds(UnitRow, st.sampled_from("uvw"), st.just("处"), since=days | st.none(), until=days | st.none())
rows = st.builds(
    HandedInRow, st.sampled_from("uvwx"), st.sampled_from(list(MONTHS)), days, st.booleans(), st.integers(0, 2)
)


@given(st.lists(units, unique_by=lambda unit: unit.id), st.lists(rows), days)
def test_every_unit_and_month_has_exactly_one_state_and_the_totals_agree(
    listed: list[UnitRow], handed: list[HandedInRow], day: dt.date
) -> None:
    made: Board = board(2013, day, listed, handed, DUE)
    states: tuple[MonthState, ...] = ("handed_in", "nil", "late", "changed", "missing", "awaited", "future", "absent")
    came = {(row.unit, row.month) for row in handed}
    for row in made.rows:
        assert sorted(month for state in states for month in row.listed(state)) == list(MONTHS)
        for month, one in zip(MONTHS, row.months, strict=True):
            assert one.come == ((row.unit.id, month) in came)
    for month in MONTHS:
        done, all_units = made.total(month)
        assert done == sum((unit.id, month) in came for unit in listed)
        assert done <= all_units <= len(listed)
