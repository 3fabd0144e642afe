"""Numbers issued offline: the next one of a series, and doubles that are listed and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import KINDS, Application, Unit
from desktop_app.model.letter_heads import own_heads
from desktop_app.model.record import fields_of
from desktop_app.office.rules.numbering import (
    Series,
    all_series,
    doubles,
    letter_series,
    next_number,
    number_parts,
    pattern_in_force,
    pattern_problem,
)
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

REGISTER = all_series()[0]


def application(ledger: Ledger, number: str) -> dict[str, Value]:
    """Return an application with a register number."""
    values: dict[str, Value] = {"subject": "查询", "unit": ledger.profile.unit_id, "channel": "face", "number": number}
    return values | {"nature": "disclosure", "applicant_type": "natural", "received_on": "2013-03-01"}


def test_every_series_fills_a_field_that_exists() -> None:
    for series in all_series():
        assert series.field in fields_of(KINDS[series.kind])
        assert "{n" in series.pattern


def test_the_next_number_follows_the_highest_one_issued_under_its_pattern(ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        change.update(ledger.profile.unit_id, {"number": "BGS"})
        for number in ("2013-BGS-0007", "2013-BGS-0003", "2012-BGS-0099", "2013-XX-0500", "手写的", "2013-BGS-8旧"):
            change.add(Application, application(ledger, number))
    with reading(ledger) as session:
        assert next_number(session, REGISTER, 2013, ledger.profile.unit_id) == "2013-BGS-0008"
        assert next_number(session, REGISTER, 2014, ledger.profile.unit_id) == "2014-BGS-0001"
        assert next_number(session, REGISTER, 2013, ledger.profile.unit_id, "依申请{n}号") == "依申请1号"


def test_a_unit_without_a_number_leaves_no_gap_in_the_pattern(ledger: Ledger) -> None:
    with reading(ledger) as session:
        assert session.get_one(Unit, ledger.profile.unit_id).number == ""
        assert next_number(session, REGISTER, 2013, ledger.profile.unit_id) == "2013-0001"
        assert next_number(session, REGISTER, 2013, None) == "2013-0001"


def test_a_number_borne_by_two_records_is_kept_by_both_and_listed(ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        twins = [change.add(Application, application(ledger, "2013-0001")) for _ in range(2)]
        change.add(Application, application(ledger, "2013-0002"))
        change.add(Application, application(ledger, ""))
        change.add(Application, application(ledger, ""))
    with reading(ledger) as session:
        (double,) = doubles(session)
    assert (double.number, set(double.records)) == ("2013-0001", set(twins))


def test_a_letter_s_number_also_follows_replies_and_steps_that_bear_one_of_its_series(ledger: Ledger) -> None:
    granted, refused = (letter_series(own_heads()[code]) for code in ("granted", "refused"))
    with operation(ledger, "登记") as change:
        answered = application(ledger, "2013-0001") | {"decision": "granted", "replied_on": "2013-03-04"}
        change.add(Application, answered | {"reply_number": "公开答〔2013〕6号"})
    with reading(ledger) as session:
        assert next_number(session, granted, 2013, ledger.profile.unit_id) == "公开答〔2013〕7号"
        assert next_number(session, refused, 2013, ledger.profile.unit_id) == "公开不〔2013〕1号"


@pytest.mark.parametrize("pattern", ["公开{year}", "{n}-{n:04}", "{n}{}", "{month}-{n}", "字" * 60 + "{n}", "甲\n{n}"])
def test_a_pattern_that_cannot_issue_numbers_is_refused_and_the_usual_one_holds(pattern: str) -> None:
    assert pattern_problem(pattern)
    assert pattern_in_force(REGISTER, {REGISTER.setting: pattern}) == REGISTER.pattern
    assert pattern_in_force(REGISTER, {REGISTER.setting: "{year}第{n}号"}) == "{year}第{n}号"


@pytest.mark.parametrize("series", all_series(), ids=lambda series: series.setting)
def test_the_usual_patterns_can_issue_numbers(series: Series) -> None:
    assert pattern_problem(series.pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("{year}-{unit}-{n:04}", ("2013-BGS-", 4, "")),
        ("{unit}公开〔{year}〕{n}号", ("BGS公开〔2013〕", 1, "号")),
        ("{unit}/{year}-{n:05}", ("BGS/2013-", 5, "")),
    ],
)
def test_a_pattern_is_split_at_its_counter(pattern: str, parts: tuple[str, int, str]) -> None:
    assert number_parts(pattern, "2013", "BGS") == parts
