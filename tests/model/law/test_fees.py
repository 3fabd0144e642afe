"""Fees, held to the worked examples of the law file."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.law.fees import fee_items_on, item_fee, page_fee


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (35, 3000), (40, 4000), (41, 4300), (50, 7000)],
)
def test_the_fee_by_item_rises_with_every_ten(items: int, yuan: int) -> None:
    assert item_fee(items) == yuan * 100


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (200, 2700), (250, 4700)],
)
def test_the_fee_by_page_rises_in_three_steps(pages: int, yuan: int) -> None:
    assert page_fee(pages) == yuan * 100


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_month_s_applications_cost_the_same_together_and_one_after_the_other(first: int, second: int) -> None:
    assert item_fee(first) + item_fee(second, before=first) == item_fee(first + second)


@given(st.integers(1, 500))
def test_every_further_piece_costs_at_least_as_much_as_the_one_before(pieces: int) -> None:
    assert item_fee(1, before=pieces) >= item_fee(1, before=pieces - 1) >= 0
    assert page_fee(pieces + 1) - page_fee(pieces) >= page_fee(pieces) - page_fee(pieces - 1) >= 0


def test_the_31st_to_40th_item_cost_200_yuan_each_and_the_next_ten_300() -> None:
    assert item_fee(1, before=30) == item_fee(1, before=39) == 20000
    assert item_fee(1, before=40) == item_fee(1, before=49) == 30000


@pytest.mark.parametrize(
    ("on", "items"),
    [
        (dt.date(2008, 4, 30), ()),
        (dt.date(2013, 5, 6), ("search", "copy", "post")),
        (dt.date(2019, 5, 14), ("search", "copy", "post")),
        (dt.date(2020, 5, 6), ()),
        (dt.date(2021, 1, 1), ("processing",)),
    ],
)
def test_the_day_decides_which_fees_may_be_charged(on: dt.date, items: tuple[str, ...]) -> None:
    assert fee_items_on(on) == items
