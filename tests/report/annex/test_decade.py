"""Ten years of applications and disputes: what one year leaves open the next begins with, and every case counts once.

Both national forms are computed for every year, whether or not they were prescribed in it.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.model.kinds import Application, CaseStep, Dispute
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.checks.form_sums import check_annex
from tests.report.decade import FIRST, LAST, World, decade, small_world, stored
from tests.report.year_chain import ENTRY, FORMATS, Chain, entered, year_chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

MANY = int(os.environ.get("OGI_DECADE", "6000"))
"""Applications in the ten years; the large run has 20,000."""
YEARS = range(FIRST - 1, LAST + 4)
OTHERWISE = {"correction_year": "corrected", "dispute_year": "filed"}
CHOICES = pytest.mark.parametrize("choices", [{}, OTHERWISE], ids=["defaults", "otherwise"])


@pytest.fixture(scope="module")
def world() -> World:
    """Return the ten years."""
    return decade(Random(20150101), MANY)


@pytest.fixture(scope="module")
def session(world: World) -> Iterator[Session]:
    """Return a session on the tables of the ten years."""
    with stored(world) as opened:
        yield opened


@pytest.fixture(scope="module", params=FORMATS)
def chain(request: pytest.FixtureRequest, session: Session) -> Chain:
    """Return every year's figures and the records behind them in one form."""
    return year_chain(session, find_format(request.param), YEARS)


def test_the_ten_years_are_what_a_ledger_lets_in(world: World) -> None:
    assert len(world.applications) == MANY
    assert [case for case in world.applications if Application.problems(case)] == []
    assert [step for step in world.steps if CaseStep.problems(step)] == []
    assert [case for case in world.disputes if Dispute.problems(case)] == []


def test_what_a_year_leaves_open_the_next_one_begins_with(chain: Chain) -> None:
    chain.carries_over()


def test_what_came_in_is_what_was_answered_and_what_is_left(chain: Chain) -> None:
    chain.balances()


def test_no_case_is_left_out_and_none_counts_twice(chain: Chain) -> None:
    chain.partitions()


def test_every_case_is_new_in_one_year_and_answered_in_one(world: World, chain: Chain) -> None:
    counted = entered(world)
    assert chain.times_new() == dict.fromkeys(counted, 1)
    answered = {case for case in counted if world.by_id(case).get("replied_on")}
    assert chain.times_answered() == dict.fromkeys(answered, 1)


def test_each_figure_is_what_one_counts_by_hand(world: World, chain: Chain) -> None:
    by_hand: Counter[tuple[int, str, str]] = Counter()
    for case in entered(world):
        values = world.by_id(case)
        column = ENTRY[values["applicant_type"]]
        by_hand[values["received_on"].year, "new", column] += 1
        if values.get("replied_on"):
            by_hand[values["replied_on"].year, chain.row_of(values["decision"]), column] += 1
    computed = {
        (year, row, column): value
        for year, annex in chain.annexes.items()
        for row in (*chain.results, "new")
        for column in ENTRY.values()
        if (value := annex.cells[f"T3.{row}.{column}"].value)
    }
    assert computed == dict(by_hand)


def test_a_dispute_has_one_outcome_and_is_pending_at_every_year_s_end_before(world: World, chain: Chain) -> None:
    cases = [case for case in world.disputes if not case["co_defendant"] and case["procedure"] != "appeal"]
    closed = {case["id"]: case["closed_on"].year for case in cases if case.get("closed_on")}
    pending = {
        case["id"]: set(range(case["filed_on"].year, closed.get(case["id"], YEARS.stop))) & set(YEARS) for case in cases
    }
    found = {
        case["id"]: {year for year in YEARS if case["id"] in chain.pending_disputes(year)} for case in world.disputes
    }
    assert {case: years for case, years in found.items() if years} == {
        case: years for case, years in pending.items() if years
    }
    assert chain.dispute_outcomes() == {case: [year] for case, year in closed.items()}


@CHOICES
def test_the_years_fit_whatever_the_office_chose(choices: dict[str, str]) -> None:
    world = decade(Random(7), 400, choices)
    with stored(world) as session:
        for name in FORMATS:
            chain = year_chain(session, find_format(name), YEARS)
            fit(chain)
            findings = [finding for annex in chain.annexes.values() for finding in check_annex(session, annex)]
            assert [finding.text for finding in findings if finding.level == "error"] == []


def test_an_office_that_counts_disputes_by_the_year_they_were_filed_counts_each_once() -> None:
    world = decade(Random(8), 2000, OTHERWISE)
    filed = Counter(
        case["filed_on"].year for case in world.disputes if not case["co_defendant"] and case["procedure"] != "appeal"
    )
    with stored(world) as session:
        chain = year_chain(session, find_format("D-2021"), YEARS)
    totals = ("rev_total", "direct_total", "after_total")
    for year, annex in chain.annexes.items():
        assert sum(annex.cells[f"T4.n.{total}"].value or 0 for total in totals) == filed[year]


@CHOICES
@settings(max_examples=10, deadline=None)
@given(random=st.randoms(use_true_random=False), count=st.integers(0, 12), name=st.sampled_from(FORMATS))
def test_any_few_cases_around_new_year_fit(choices: dict[str, str], random: Random, count: int, name: str) -> None:
    world = small_world(random, count, choices)
    with stored(world) as session:
        fit(year_chain(session, find_format(name), range(2021, 2025)))


def fit(chain: Chain) -> None:
    """Check everything that holds whatever the office chose."""
    chain.carries_over()
    chain.balances()
    chain.partitions()
    assert set(chain.times_new().values()) <= {1}
    assert set(chain.times_answered().values()) <= {1}
    assert all(len(years) == 1 for years in chain.dispute_outcomes().values())
