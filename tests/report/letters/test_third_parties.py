"""What third parties answered is told of all of them, whatever they answered, by every letter that speaks of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.letters.kept_text import as_text
from desktop_app.report.letters.text import letter_text
from tests.report.letters.letter_cases import YEARS, application, letter_case

if TYPE_CHECKING:
    from desktop_app.model.field import Value

RULE_SETS = pytest.mark.parametrize("rule_set", YEARS)


def asked(rule_set: str, party: str, day: int, answer: str = "") -> dict[str, Value]:
    """Return a consultation of March, answered or not."""
    on = dt.date(YEARS[rule_set], 3, day)
    came: dict[str, Value] = {"answer": answer, "answered_on": on + dt.timedelta(days=3)} if answer else {}
    return {"id": f"{party}{day}", "step": "third_party", "party": party, "day": on, "reason": "内容", **came}


def refusal(rule_set: str, *steps: dict[str, Value], unconsulted: str = "") -> str:
    """Return the refusal for the sake of third parties."""
    values = application(YEARS[rule_set]) | {"unconsulted_reason": unconsulted}
    return as_text(
        letter_text(letter_case(rule_set, "refused", "third_party", steps=steps, application=values), "refused")
    )


@RULE_SETS
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("refused", "第三方不同意公开。"),
        ("agreed", "第三方同意公开。"),
        ("partly", "第三方同意部分公开。"),
        ("answered", "第三方已书面答复。"),
        ("silent", "第三方逾期未提出意见。"),
        ("", "第三方尚未提出意见。"),
    ],
)
def test_one_third_party_is_told_as_it_answered(rule_set: str, answer: str, said: str) -> None:
    text = refusal(rule_set, asked(rule_set, "甲公司", 21, answer))
    assert f"本机关于{YEARS[rule_set]}年3月21日书面征求第三方意见，{said}" in text
    assert "甲公司" not in text


@RULE_SETS
def test_several_are_counted_by_their_answers(rule_set: str) -> None:
    year = YEARS[rule_set]
    parties = [("甲", 21, "agreed"), ("乙", 21, "refused"), ("丙", 22, "silent"), ("丁", 25, "refused"), ("戊", 25, "")]
    text = refusal(rule_set, *(asked(rule_set, *one) for one in parties))
    days = f"{year}年3月21日、{year}年3月22日、{year}年3月25日"
    told = "其中2个不同意公开，1个同意公开，1个逾期未提出意见，1个尚未提出意见。"
    assert f"本机关于{days}书面征求5个第三方的意见，{told}" in text


@RULE_SETS
def test_several_of_one_mind_are_told_so(rule_set: str) -> None:
    text = refusal(rule_set, asked(rule_set, "甲", 21, "refused"), asked(rule_set, "乙", 21, "refused"))
    assert "书面征求2个第三方的意见，第三方均不同意公开。" in text


@RULE_SETS
def test_who_was_asked_twice_counts_once_with_the_last_answer(rule_set: str) -> None:
    text = refusal(rule_set, asked(rule_set, "甲", 25, "refused"), asked(rule_set, "甲", 20, "agreed"))
    assert f"本机关于{YEARS[rule_set]}年3月25日书面征求第三方意见，第三方不同意公开。" in text
    nameless = refusal(rule_set, asked(rule_set, "", 20, "agreed"), asked(rule_set, "", 25, "refused"))
    assert "书面征求2个第三方的意见，其中1个不同意公开，1个同意公开。" in nameless


@RULE_SETS
def test_why_some_or_all_were_not_asked_is_told(rule_set: str) -> None:
    none = refusal(rule_set, unconsulted="联系不上。")
    assert "本机关未征求第三方意见，理由为：联系不上。" in none
    some = refusal(rule_set, asked(rule_set, "甲", 21, "refused"), unconsulted="其余联系不上。")
    assert "第三方不同意公开。\n　　另有第三方未征求意见，理由为：其余联系不上。" in some


@RULE_SETS
def test_a_third_party_that_is_told_of_the_disclosure_reads_of_its_own_answer(rule_set: str) -> None:
    steps = (asked(rule_set, "甲", 20, "partly"), asked(rule_set, "乙", 25, "refused"))
    step: dict[str, Value] = {"id": "o", "step": "override", "party": "甲", "reason": "公共利益。"}
    text = as_text(letter_text(letter_case(rule_set, "override", steps=steps, step=step), "override"))
    assert f"本机关于{YEARS[rule_set]}年3月20日书面征求贵方意见，贵方同意部分公开。" in text
