"""Comparisons of sums of which parts are unknown: only what is surely wrong is told."""

from __future__ import annotations

import operator
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.report.checks.partial_sums import apart, fails, sum_bounds

if TYPE_CHECKING:
    from desktop_app.report.annex.formula import Relation

ZERO = Decimal(0)
COMPARED = {"=": operator.eq, "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}

parts = st.lists(st.tuples(st.sampled_from([1, -1]), st.none() | st.integers(0, 50), st.booleans()), max_size=4)
relations = st.sampled_from(list(COMPARED))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (sum_bounds([(1, 12, False), (1, 3, False)], ZERO), "15"),
        (sum_bounds([(1, 12, False), (1, None, False)], ZERO), "至少 12"),
        (sum_bounds([(1, 12, False), (-1, None, False)], ZERO), "至多 12"),
        (sum_bounds([(1, Decimal("0.50"), False)], Decimal(100)), "100.5"),
    ],
)
def test_a_sum_says_what_is_known_of_it(found: object, said: str) -> None:
    assert str(found) == said


@settings(deadline=None)
@given(relations, st.integers(-9, 9), st.integers(-9, 9))
def test_known_sums_compare_like_numbers(relation: Relation, left: int, right: int) -> None:
    sides = sum_bounds([(1, left, False)], ZERO), sum_bounds([(1, right, False)], ZERO)
    assert fails(sides[0], relation, sides[1], ZERO) != COMPARED[relation](left, right)
    assert apart(*sides) == left - right


@settings(deadline=None)
@given(relations, parts, parts, st.integers(0, 50))
def test_what_fails_fails_whatever_the_unknown_parts_are(
    relation: Relation,
    left: list[tuple[int, int | None, bool]],
    right: list[tuple[int, int | None, bool]],
    unknown: int,
) -> None:
    def sum_of(side: list[tuple[int, int | None, bool]]) -> int:
        return sum(sign * (unknown if value is None else value) for sign, value, _signed in side)

    if fails(sum_bounds(left, ZERO), relation, sum_bounds(right, ZERO), ZERO):
        assert not COMPARED[relation](sum_of(left), sum_of(right))


def test_rounding_is_forgiven_within_the_tolerance() -> None:
    left, right = sum_bounds([(1, Decimal("100.05"), False)], ZERO), sum_bounds([], Decimal(100))
    assert not fails(left, "=", right, Decimal("0.05"))
    assert fails(left, "=", right, Decimal("0.04"))
