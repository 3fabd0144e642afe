"""The office's own rules as the records that keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting
from desktop_app.office.rules.own_rules import local_days, own_answers, own_year
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def test_a_year_of_one_s_own_is_told_from_the_official_one(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        year = change.add(CalendarYear, {"year": 2031, "notice": "通知", "holidays": "2031-01-01"})
    assert read(ledger, own_year, 2031) == year
    assert not read(ledger, own_year, 2013)


def test_local_days_come_the_newest_first(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        for day in ("2013-05-06", "2013-09-09"):
            change.add(LocalDay, {"day": day, "working": False, "reason": "台风停工"})
    assert [str(day.day) for day in read(ledger, local_days)] == ["2013-09-09", "2013-05-06"]


def test_of_two_answers_to_one_question_both_are_found(ledger: Ledger) -> None:
    with operation(ledger, "设置") as change:
        both = [
            change.add(RuleSetting, {"code": "register_number_pattern", "value": value}) for value in ("{n}", "{n:03}")
        ]
    assert read(ledger, own_answers, "register_number_pattern") == sorted(both)
    assert read(ledger, own_answers, "another") == []
