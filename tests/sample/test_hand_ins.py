"""The sample's hand-ins: the board of its year has no hole in it, and looks like a real one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.rules import Rules
from desktop_app.office.months.inbox import read_board

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.inbox_board import Board


@pytest.fixture
def sample_board(sample: Session) -> Board:
    return read_board(sample, Rules(official_calendar()), 2013, dt.date(2014, 1, 20))


def test_the_board_of_the_sample_holds_the_office_and_its_59_units_and_every_month_came(sample_board: Board) -> None:
    assert len(sample_board.rows) == 60
    assert [sample_board.total(month) for month in range(1, 13)] == [(60, 60)] * 12


def test_no_month_of_the_sample_was_handed_in_before_it_was_over(sample_board: Board) -> None:
    days = [(month, cell.row.on) for row in sample_board.rows for month, cell in enumerate(row.months, 1) if cell.row]
    assert len(days) == 720
    assert all(day >= dt.date(2013 + month // 12, month % 12 + 1, 1) for month, day in days)


def test_most_months_of_the_sample_came_in_time_and_some_late_or_without_anything_to_record(
    sample_board: Board,
) -> None:
    states = Counter(cell.state for row in sample_board.rows for cell in row.months)
    assert states.keys() == {"handed_in", "nil", "late"}
    assert 5 <= states["late"] <= 50
    assert states["handed_in"] > states["late"]
