"""What the rules say is said in the language of the screen; what goes on paper to an applicant stays Chinese."""

from __future__ import annotations

from desktop_app import i18n
from desktop_app.i18n import in_chinese, listed
from desktop_app.model.law.explanation import explain
from tests.model.law.cases import case, day


def explained() -> str:
    deadline = case({"received_on": day("2025-09-22")}).deadline
    assert deadline
    return "\n".join(line.text for line in explain(deadline))


def test_holidays_are_named_in_the_language_of_the_screen() -> None:
    assert "国庆节" in explained()
    i18n.choose("en")
    assert "National Day" in explained()
    assert "国庆" not in explained()


def test_paper_is_chinese_on_an_english_screen() -> None:
    chinese = explained()
    i18n.choose("en")
    with in_chinese():
        assert explained() == chinese
    assert explained() != chinese


def test_a_list_is_joined_as_the_language_does() -> None:
    assert listed(["甲", "乙"]) == "甲、乙"
    i18n.choose("en")
    assert listed(["A", "B"]) == "A, B"
