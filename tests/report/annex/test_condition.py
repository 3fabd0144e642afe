"""The conditions of format files, each at its edges."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.report.annex.condition import StatisticalPeriod, holds
from desktop_app.report.annex.formats.file_shape import ConditionRule
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

YEAR = StatisticalPeriod.year(2023)
LAST_EVE, NEW_YEAR = dt.date(2022, 12, 31), dt.date(2023, 1, 1)
EVE, NEXT_NEW_YEAR = dt.date(2023, 12, 31), dt.date(2024, 1, 1)


def found(session: Session, kind: str, rule: ConditionRule, period: StatisticalPeriod = YEAR) -> set[str]:
    """Return the ids of the records that a condition lets through."""
    record = KINDS[kind]
    return set(session.scalars(select(record.id).where(holds(record, rule, period))))


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("in_year", {NEW_YEAR, EVE}),
        ("before_year", {LAST_EVE}),
        ("by_year_end", {LAST_EVE, NEW_YEAR, EVE}),
        ("open_at_year_start", {None, NEW_YEAR, EVE, NEXT_NEW_YEAR}),
        ("open_at_year_end", {None, NEXT_NEW_YEAR}),
    ],
)
def test_a_day_is_compared_with_the_year(session: Session, when: Any, days: set[dt.date | None]) -> None:
    known = {add(session, "application", replied_on=day): day for day in (None, LAST_EVE, NEW_YEAR, EVE, NEXT_NEW_YEAR)}
    assert {
        known[record] for record in found(session, "application", ConditionRule(field="replied_on", when=when))
    } == days


def test_a_span_without_beginning_reaches_back_for_ever(session: Session) -> None:
    old = add(session, "release", released_on=dt.date(1999, 1, 1))
    add(session, "release", released_on=NEXT_NEW_YEAR)
    ever = StatisticalPeriod(None, EVE)
    assert found(session, "release", ConditionRule(field="released_on", when="in_year"), ever) == {old}
    assert found(session, "release", ConditionRule(field="released_on", when="before_year"), ever) == set()


@pytest.mark.parametrize(
    ("when", "years"), [("in_year", {2023}), ("before_year", {2022}), ("by_year_end", {2022, 2023})]
)
def test_a_whole_number_can_be_the_year(session: Session, when: Any, years: set[int]) -> None:
    known = {add(session, "expense", year=year): year for year in (2022, 2023, 2024)}
    assert {known[record] for record in found(session, "expense", ConditionRule(field="year", when=when))} == years


def test_another_day_stands_in_for_an_empty_one(session: Session) -> None:
    made = add(session, "release", made_on=EVE, released_on=NEXT_NEW_YEAR)
    released = add(session, "release", made_on=None, released_on=EVE)
    add(session, "release", made_on=LAST_EVE, released_on=EVE)
    rule = ConditionRule(field="made_on", otherwise="released_on", when="in_year")
    assert found(session, "release", rule) == {made, released}


def test_in_time_is_on_the_last_day_and_always_where_there_is_no_limit(session: Session) -> None:
    on_the_day = add(session, "application", replied_on=EVE, due_on=EVE)
    unlimited = add(session, "application", replied_on=EVE, due_on=None)
    add(session, "application", replied_on=NEXT_NEW_YEAR, due_on=EVE)
    rule = ConditionRule(field="replied_on", not_after="due_on")
    assert found(session, "application", rule) == {on_the_day, unlimited}


def test_filled_and_empty_know_empty_texts_too(session: Session) -> None:
    filled = add(session, "application", decision="granted", replied_on=EVE)
    empty = add(session, "application", decision="", replied_on=None)
    never = add(session, "application", decision=None)
    for field in ("decision", "replied_on"):
        assert found(session, "application", ConditionRule(field=field, filled=True)) == {filled}
        assert found(session, "application", ConditionRule(field=field, filled=False)) == {empty, never}


def test_nonzero_wants_an_amount(session: Session) -> None:
    paid = add(session, "fee", charged=500)
    add(session, "fee", charged=0)
    add(session, "fee", charged=None)
    assert found(session, "fee", ConditionRule(field="charged", nonzero=True)) == {paid}


def test_an_empty_code_is_meant_by_an_empty_text(session: Session) -> None:
    active = add(session, "release", attribute="active")
    empty, never = add(session, "release", attribute=""), add(session, "release", attribute=None)
    add(session, "release", attribute="withheld")
    assert found(session, "release", ConditionRule(field="attribute", one_of=("active", ""))) == {active, empty, never}
    assert found(session, "release", ConditionRule(field="attribute", equals="active")) == {active}


def test_yes_or_no_takes_nothing_for_no(session: Session) -> None:
    yes, no = add(session, "staff", full_time=True), add(session, "staff", full_time=False)
    never = add(session, "staff", full_time=None)
    assert found(session, "staff", ConditionRule(field="full_time", equals=True)) == {yes}
    assert found(session, "staff", ConditionRule(field="full_time", equals=False)) == {no, never}


def test_a_category_counts_in_the_top_one_of_its_branch(session: Session) -> None:
    top = add(session, "category", code="doc")
    middle = add(session, "category", code="doc.norm", parent=top)
    leaf = add(session, "category", code="org", parent=middle)
    other = add(session, "category", code="org")
    releases = [add(session, "release", category=category) for category in (top, middle, leaf)]
    add(session, "release", category=other)
    add(session, "release", category=None)
    assert found(session, "release", ConditionRule(field="category.code", equals="doc")) == set(releases)


def test_a_category_whose_parent_is_gone_is_a_top_one_itself(session: Session) -> None:
    orphan = add(session, "category", code="doc", parent="f" * 32)
    release = add(session, "release", category=orphan)
    assert found(session, "release", ConditionRule(field="category.code", equals="doc")) == {release}


def test_categories_that_are_each_other_s_parent_count_nowhere_and_end(session: Session) -> None:
    first = add(session, "category", code="doc")
    second = add(session, "category", code="doc", parent=first)
    session.get_one(KINDS["category"], first).parent = second  # type: ignore[attr-defined]
    session.flush()
    add(session, "release", category=second)
    assert found(session, "release", ConditionRule(field="category.code", equals="doc")) == set()


def test_a_path_goes_from_link_to_link(session: Session) -> None:
    unit = add(session, "unit", nature="office")
    other = add(session, "unit", nature="division")
    fees = [add(session, "fee", application=add(session, "application", unit=owner)) for owner in (unit, other)]
    assert found(session, "fee", ConditionRule(field="application.unit.nature", equals="office")) == {fees[0]}
