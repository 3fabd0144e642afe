"""The turn of the year is read from what the ledger holds, and agrees with the annex of the new year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, CalendarYear, Category, Dispute, Release, RuleSetting
from desktop_app.office.months.hand_in import hand_in_months
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.report.yearly.year_turn import carried_applications, offered_turn, turn_to_show, year_turn
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from tests.model.law.cases import whole_year

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.year_turn import Topic, TurnLine

JANUARY = dt.date(2024, 1, 8)


def line(ledger: Ledger, topic: Topic, year: int = 2024, today: dt.date = JANUARY) -> TurnLine:
    """Return the line on a topic as the ledger stands."""
    turn = read(ledger, year_turn, ledger.rules, ledger.profile, year, today)
    return next(line for line in turn.lines if line.topic == topic)


def add_application(ledger: Ledger, received: str, replied: str = "", **more: Value) -> str:
    """Add an application, with its reply where a day is given."""
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": received, "subject": "查询", "applicant_type": "natural"}
    if replied:
        values |= {"replied_on": replied, "decision": "granted"}
    with operation(ledger, "登记") as change:
        return change.add(Application, values | more)


def test_the_applications_carried_over_are_those_that_the_annex_counts(ledger: Ledger) -> None:
    carried = [add_application(ledger, "2023-12-20"), add_application(ledger, "2023-11-30", "2024-01-05")]
    add_application(ledger, "2023-11-01", "2023-11-20")
    add_application(ledger, "2024-01-03")
    add_application(ledger, "2023-12-21", nature="other")
    assert read(ledger, carried_applications, 2024) == tuple(reversed(carried))
    annex = read(ledger, compute_annex, AnnexScope(find_format("D-2021"), 2024))
    assert annex.cells["T3.carried_in.total"].value == len(carried)


def test_open_disputes_are_carried_over_but_not_those_of_a_codefendant(ledger: Ledger) -> None:
    same: dict[str, Value] = {"unit": ledger.profile.unit_id, "procedure": "lawsuit", "filed_on": "2023-10-09"}
    with operation(ledger, "登记") as change:
        pending = change.add(Dispute, same | {"subject": "甲"})
        change.add(Dispute, same | {"subject": "乙", "closed_on": "2023-12-01", "outcome": "upheld"})
        change.add(Dispute, same | {"subject": "丙", "co_defendant": True})
    turn = read(ledger, year_turn, ledger.rules, ledger.profile, 2024, JANUARY)
    assert turn.disputes == (pending,)


def test_days_off_that_are_entered_are_told_as_such(ledger: Ledger) -> None:
    assert (line(ledger, "calendar").word, line(ledger, "calendar", 2040).word) == ("已就绪", "暂定")
    with operation(ledger, "录入") as change:
        year = change.add(CalendarYear, whole_year(2040, without="端午节"))
    lacking = line(ledger, "calendar", 2040)
    assert (lacking.word, lacking.said[0]) == ("暂定", "2040年放假安排缺端午节，届满日显示“暂定”。")
    with operation(ledger, "补全") as change:
        change.update(year, whole_year(2040))
    assert line(ledger, "calendar", 2040).said == ("2040 年的放假安排由本机录入：某通知",)


def test_categories_are_those_of_the_new_year_and_releases_in_others_are_named(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        old = change.add(Category, {"name": "旧", "code": "old", "last_year": 2023})
        new = change.add(Category, {"name": "新", "code": "new", "first_year": 2024})
        always = change.add(Category, {"name": "常", "code": "always"})
        values: dict[str, Value] = {"title": "通知", "unit": ledger.profile.unit_id, "released_on": "2024-01-04"}
        misplaced = change.add(Release, values | {"category": old})
        change.add(Release, values | {"category": new})
    turn = read(ledger, year_turn, ledger.rules, ledger.profile, 2024, JANUARY)
    assert {new, always} <= set(turn.categories)
    assert old not in turn.categories
    assert turn.misplaced == (misplaced,)
    assert line(ledger, "categories").mark == "open"


def test_numbers_begin_anew_unless_the_pattern_has_no_year(ledger: Ledger) -> None:
    assert "登记号 2024-0001" in line(ledger, "numbers").said[0]
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "register_number_pattern", "value": "依{n:03}"})
    add_application(ledger, "2023-12-20", number="依041")
    found = line(ledger, "numbers")
    assert (found.mark, found.said[-1][:20]) == ("heed", "登记号的格式里没有年度，2024 年接着")


def test_a_unit_is_told_of_months_that_it_has_not_handed_in(ledger: Ledger) -> None:
    add_application(ledger, "2013-03-04", "2013-03-10")
    unit = replace(ledger.profile, role="unit")
    hand_in_months(ledger, 2013, dict.fromkeys([1, 2], True) | {3: False})
    turn = read(ledger, year_turn, ledger.rules, unit, 2014, dt.date(2014, 1, 20))
    assert turn.lines[-1].said == ("2013 年 4—12 月还没有上报。",)


@pytest.mark.parametrize(
    ("today", "year"),
    [("2023-12-10", None), ("2023-12-20", 2024), ("2024-01-08", 2024), ("2024-04-02", None)],
)
def test_it_is_offered_around_new_year_after_a_year_of_work(ledger: Ledger, today: str, year: int | None) -> None:
    add_application(ledger, "2023-03-01")
    day = dt.date.fromisoformat(today)
    turn = read(ledger, offered_turn, ledger.rules, ledger.profile, 2023, day)
    assert (turn.year if turn else None) == year


def test_it_is_offered_at_any_time_while_the_working_year_lacks_its_days_off(ledger: Ledger) -> None:
    summer = dt.date(2040, 7, 1)
    turn = read(ledger, offered_turn, ledger.rules, ledger.profile, 2040, summer)
    assert turn
    assert turn.year == 2040
    assert read(ledger, offered_turn, ledger.rules, ledger.profile, 2039, summer) is None


def test_an_old_ledger_shows_the_turn_after_its_last_year(ledger: Ledger) -> None:
    assert read(ledger, turn_to_show, JANUARY) == 2024
    add_application(ledger, "2013-03-01")
    assert read(ledger, turn_to_show, JANUARY) == 2014
