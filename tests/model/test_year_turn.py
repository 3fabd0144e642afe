"""The turn of the year: each line by what the ledger knows, and the days on which it is offered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.model.year_turn import (
    CarriedCases,
    Mark,
    NewCategories,
    NewRules,
    NextNumber,
    OldYear,
    Topic,
    TurnFacts,
    in_season,
    still_open,
    turn_lines,
    turned_to,
)

if TYPE_CHECKING:
    from desktop_app.model.year_turn import TurnLine

JANUARY, DECEMBER = dt.date(2027, 1, 8), dt.date(2026, 12, 20)
DUE = dt.date(2027, 1, 31)
YEARLY, PLAIN = NextNumber("登记号", "2027-0001", yearly=True), NextNumber("索引号", "00312", yearly=False)

READY = TurnFacts(
    year=2027,
    today=JANUARY,
    office=True,
    rules=NewRules(notice="国办发明电〔2026〕7号", own=False, form="2021年格式", fits=True, numbers=(YEARLY,)),
    categories=NewCategories(in_use=40),
    cases=CarriedCases(),
    old=OldYear(recorded=True, state="published", report_due=DUE),
)


def line(topic: Topic, facts: TurnFacts) -> TurnLine:
    """Return the line on a topic."""
    return next(line for line in turn_lines(facts) if line.topic == topic)


def changed(part: str, **values: Any) -> TurnFacts:
    """Return a year that is ready but for some facts of one part."""
    return replace(READY, **{part: replace(getattr(READY, part), **values)})


def test_a_year_that_is_ready_has_nothing_to_do() -> None:
    lines = turn_lines(READY)
    assert [line.title for line in lines] == ["放假安排", "附表格式", "信息分类", "编号", "上年结转", "上年年报"]
    assert {line.mark for line in lines} == {"done"}
    assert still_open(lines) == 0


@pytest.mark.parametrize(
    ("topic", "facts", "mark", "said"),
    [
        ("calendar", changed("rules", own=True), "done", "由本机录入：国办发明电〔2026〕7号"),
        ("calendar", changed("rules", notice=None), "open", "届满日显示“暂定”"),
        ("annex", changed("rules", fits=False), "open", "请启用新的格式文件。"),
        ("annex", replace(changed("rules", fits=False), office=False), "open", "办公室下发新的格式以后自动换用。"),
        ("categories", changed("categories", in_use=0), "open", "没有可用的信息分类"),
        ("categories", changed("categories", begun=2), "done", "其中 2 类从 2027 年起启用。"),
        ("categories", changed("categories", ended=3), "done", "3 类用到 2026 年为止。"),
        ("categories", changed("categories", misplaced=1), "open", "2027 年有 1 条信息归在已经停用的分类里"),
        ("numbers", READY, "done", "2027 年的下一个号：登记号 2027-0001。"),
        ("numbers", changed("rules", numbers=(PLAIN,)), "heed", "索引号的格式里没有年度，2027 年接着往下编"),
        ("cases", READY, "done", "没有跨年的申请和复议诉讼。"),
        (
            "cases",
            changed("cases", applications=3),
            "heed",
            "3 件申请跨年办理，年底还没有答复的计入 2027 年的“上年结转”。",
        ),
        ("cases", changed("cases", applications=3, overdue=1), "open", "其中 1 件已经逾期，请马上办。"),
        ("cases", changed("cases", disputes=1), "heed", "1 件复议诉讼还没有审结。"),
        ("report", changed("old", recorded=False), "done", "没有 2026 年的记录。"),
        ("report", changed("old", state="corrected"), "done", "2026 年的年报已经公布。"),
        ("report", changed("old", state="filed"), "open", "2026 年的年报现在是“已备案”，2027-01-31 前报送并公布。"),
        ("report", changed("old", state="open", missing_units=4), "open", "还有 4 个单位没有报齐。"),
        ("report", replace(changed("old", state="open"), today=DECEMBER), "later", "现在是“填报中”"),
    ],
)
def test_each_line_says_what_stands_and_what_is_to_do(topic: Topic, facts: TurnFacts, mark: Mark, said: str) -> None:
    found = line(topic, facts)
    assert found.mark == mark
    assert said in "".join(found.said)


@pytest.mark.parametrize(
    ("old", "today", "mark", "said"),
    [
        ({"hands_in": True, "missing_months": (11, 12)}, JANUARY, "open", "2026 年 11—12 月还没有上报。"),
        ({"hands_in": True, "returned": 2}, DECEMBER, "open", "办公室退回的 2 条记录还没有改正。"),
        ({"hands_in": True}, DECEMBER, "later", "2026 年 12 月的，到 2027 年 1 月上报。"),
        ({"hands_in": True}, JANUARY, "done", "2026 年各月都已上报。"),
        ({"hands_in": False}, JANUARY, "done", "2026 年没有向办公室上报过。"),
    ],
)
def test_a_unit_sees_its_own_months_in_place_of_the_report(
    old: dict[str, Any], today: dt.date, mark: Mark, said: str
) -> None:
    found = line("report", replace(changed("old", state="open", **old), office=False, today=today))
    assert (found.mark, found.said) == (mark, (said,))


def test_a_year_without_a_notice_says_provisional() -> None:
    assert line("calendar", changed("rules", notice=None)).word == "暂定"


@pytest.mark.parametrize(
    ("day", "year", "offered"),
    [
        ("2026-12-14", 2026, False),
        ("2026-12-15", 2027, True),
        ("2026-12-31", 2027, True),
        ("2027-01-01", 2027, True),
        ("2027-03-31", 2027, True),
        ("2027-04-01", 2027, False),
    ],
)
def test_it_is_offered_from_the_middle_of_december_to_the_last_of_march(day: str, year: int, offered: bool) -> None:  # noqa: FBT001 (a table's column)
    today = dt.date.fromisoformat(day)
    assert (turned_to(today), in_season(today)) == (year, offered)
