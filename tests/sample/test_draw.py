"""Decks, shares and days: chance that always comes out alike."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.law.calendar import official_calendar
from desktop_app.sample.draw import Deck, chance, monthly, share_out, spread, workdays, workdays_later
from desktop_app.sample.wording import WornOutError, fresh

SEEDS = st.integers(0, 2**32).map(random.Random)
DAYS = st.sampled_from(workdays())


@given(st.lists(st.text(), min_size=1, max_size=9, unique=True), SEEDS)
def test_a_deck_deals_every_card_once_before_any_comes_again(cards: list[str], luck: random.Random) -> None:
    deck = Deck(cards, luck)
    for _round in range(3):
        assert Counter(deck.deal() for _card in cards) == Counter(cards)


@given(st.integers(0, 10**6), st.integers(1, 200), SEEDS)
def test_shares_add_up_to_the_whole_and_none_is_negative(total: int, parts: int, luck: random.Random) -> None:
    shares = share_out(total, parts, luck)
    assert (len(shares), sum(shares)) == (parts, total)
    assert min(shares) >= 0


@given(DAYS, DAYS, st.integers(0, 400), SEEDS)
def test_spread_days_rise_between_their_bounds_and_are_working_days(
    one: dt.date, other: dt.date, count: int, luck: random.Random
) -> None:
    first, last = sorted((one, other))
    days = spread(first, last, count, luck)
    assert len(days) == count
    assert days == sorted(days)
    assert all(first <= day <= last and official_calendar().is_workday(day) for day in days)


@given(DAYS, st.integers(-400, 400))
def test_a_moved_day_stays_a_working_day_of_the_year(day: dt.date, steps: int) -> None:
    assert workdays_later(day, steps) in workdays()
    if workdays_later(day, steps) not in {workdays()[0], workdays()[-1]}:
        assert official_calendar().count_between(day, workdays_later(day, steps)) == steps


def test_the_year_has_its_official_number_of_working_days() -> None:
    assert len(workdays()) == 365 - 104 - 11
    assert (workdays()[0], workdays()[-1]) == (dt.date(2013, 1, 4), dt.date(2013, 12, 31))


def test_monthly_days_fall_into_each_month_in_turn() -> None:
    assert [day.month for day in monthly(24, chance("test"))] == [*range(1, 13), *range(1, 13)]


def test_chance_is_the_same_for_a_subject_and_another_for_another() -> None:
    first, again, other = (chance(subject).random() for subject in ("one", "one", "two"))
    assert first == again != other


def test_patterns_without_enough_words_are_named_instead_of_repeated() -> None:
    used = {"公告"}
    with pytest.raises(WornOutError, match="公告"):
        fresh(lambda: "公告", used)
