"""The live figures: what each says, and that one that can't be had is a gap, never a 0."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.annex.formats.file_shape import ConditionRule
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.narrative.counted_figures import CountedFigures
from desktop_app.report.narrative.figure_file import ListRule, own_figures
from desktop_app.report.narrative.live_figures import LiveFigures
from desktop_app.report.narrative.text import Mark
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.narrative.figure import FigureReading


def told(session: Session, name: str, style: str = "", *, last_year: bool = False) -> FigureReading:
    """Return what a figure says in 2023."""
    return LiveFigures(session, find_format("D-2021"), 2023).reading(Mark(name, style, last_year))


def indicator(session: Session, *stated: tuple[str | None, int | None, int, str], **about: str) -> None:
    """Add an indicator “calls” with its stated values: unit, month, value, precision."""
    made = add(session, "indicator", code="calls", name="来电", **about)
    for unit, month, value, precision in stated:
        values = {"indicator": made, "unit": unit, "month": month, "value": Decimal(value), "precision": precision}
        add(session, "indicator_value", **values)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ind:calls", "没有“ind:calls”这个数"),
        ("num:releases.year.none", "没有“num:releases.year.none”这个数"),
        ("cell:T9.a.b", "没有“cell:T9.a.b”这个数"),
        ("word", "没有“word”这个数"),
        ("outlet:晚报", "没有“outlet:晚报”这个数"),
        ("list:applications.topics", "没有可列的“公开申请涉及的主题”"),
        ("num:applications.rate.ontime", "分母是 0"),
        ("fact:telephone", "单位概况里没有填“电话”"),
    ],
)
def test_what_cannot_be_had_is_a_gap_with_its_reason(session: Session, name: str, reason: str) -> None:
    found = told(session, name)
    assert found.text.startswith("〔缺：")
    assert reason in found.missing
    assert found.value is None


def test_an_unknown_style_is_a_gap_too(session: Session) -> None:
    assert "没有“roman”这种写法" in told(session, "num:releases.year.all", "roman").missing


def test_nothing_counted_this_year_is_a_true_0_and_of_a_year_without_records_a_gap(session: Session) -> None:
    assert told(session, "num:releases.year.all").text == "0"
    assert "没有 2022 年的记录" in told(session, "num:releases.year.all", last_year=True).missing
    assert "没有 2022 年的记录" in told(session, "cell:T3.new.total", last_year=True).missing
    add(session, "complaint", received_on=dt.date(2022, 5, 1))
    assert told(session, "num:releases.year.all", last_year=True).text == "0"


def test_each_member_of_a_family_has_its_count_and_a_category_that_of_its_branch(session: Session) -> None:
    top = add(session, "category", code="org", name="机构")
    leaf = add(session, "category", code="org.sub", name="领导", parent=top)
    for category in (top, leaf, leaf):
        add(session, "release", category=category)
    assert told(session, "category:org").text == "3"
    assert told(session, "category:org.sub").missing


def test_an_indicator_is_told_as_its_source_gave_it(session: Session) -> None:
    unit = add(session, "unit", nature="office")
    indicator(session, (unit, None, 16000, "more"), scale="ten_thousand")
    assert told(session, "ind:calls").text == "1.6万多"
    assert told(session, "ind:calls", "plain").text == "16000多"
    assert "没有填 2022 年的数" in told(session, "ind:calls", last_year=True).missing


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("exact", "exact"), "300"),
        (("exact", "over"), "300余"),
        (("over", "breaks"), "300余"),
        (("over", "about"), "约300"),
    ],
)
def test_a_sum_is_no_more_exact_than_its_parts(session: Session, words: tuple[str, str], text: str) -> None:
    indicator(session, (add(session, "unit"), 1, 100, words[0]), (add(session, "unit"), 2, 200, words[1]))
    assert told(session, "ind:calls").text == text


def test_every_figure_that_can_be_chosen_says_something_or_why_not(sample: Session) -> None:
    live = LiveFigures(sample, find_format("A-qingdao"), 2013, ("概述", "附表"))
    entries = live.entries()
    assert len({entry.name for entry in entries}) == len(entries) > 200
    for entry in entries:
        found = live.reading(Mark(entry.name))
        assert found.text
        assert bool(found.missing) == found.text.startswith("〔缺：")
        assert entry.label


@pytest.mark.parametrize(("choice", "text"), [("sent", "税务"), ("delivered", "")])
def test_a_list_asks_for_replies_in_time_by_the_day_that_the_office_chose(
    session: Session, monkeypatch: pytest.MonkeyPatch, choice: str, text: str
) -> None:
    in_time = ConditionRule(field="replied_on", not_after="due_on")
    rule = ListRule(code="timely", label="", kind="application", field="topics", by="received_on", where=(in_time,))
    own = own_figures()
    with_list = replace(own, lists={**own.lists, "timely": rule})
    monkeypatch.setattr("desktop_app.report.narrative.counted_figures.own_figures", lambda: with_list)
    add(session, "rule_setting", code="reply_counts_on", value=choice)
    days = {"received_on": dt.date(2023, 3, 1), "replied_on": dt.date(2023, 3, 20), "due_on": dt.date(2023, 3, 29)}
    application = add(session, "application", topics="税务", nature="disclosure", **days)
    add(session, "case_step", application=application, step="delivered", day=dt.date(2023, 4, 3))
    found = CountedFigures(session, 2023).words("timely")
    assert found is not None
    assert (found.missing == "", found.text if not found.missing else "") == (bool(text), text)
