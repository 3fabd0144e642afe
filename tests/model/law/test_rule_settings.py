"""The open questions of the law: each has a default that is one of its answers, and a page that lists it."""

from __future__ import annotations

import pytest

from desktop_app.model.law.rule_settings import number_setting, questions, setting, setting_problem, stages_setting
from tests.folders import DOCS

PAGE = DOCS / "decisions" / "0006-open-questions-of-the-law.md"


@pytest.mark.parametrize("code", questions())
def test_a_question_has_words_a_source_and_a_default_that_answers_it(code: str) -> None:
    question = questions()[code]
    assert question.question
    assert question.english
    assert question.source
    assert setting_problem(code, question.default) == ""
    assert setting({}, code) == question.default
    assert (question.kind == "choice") == bool(question.choices)


@pytest.mark.parametrize("code", questions())
def test_every_question_stands_on_the_page_of_open_questions(code: str) -> None:
    assert f"`{code}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("third_party_from", "someday"),
        ("internal_days", "-1"),
        ("internal_days", "16"),
        ("internal_days", "五"),
        ("reply_chain", "、"),
        ("reply_chain", "甲、乙、丙、丁、戊"),
        ("unheard_of", "1"),
    ],
)
def test_an_answer_that_is_none_is_refused(code: str, value: str) -> None:
    assert setting_problem(code, value)


def test_an_answer_this_version_cannot_read_gives_way_to_the_default() -> None:
    assert setting({"third_party_from": "someday"}, "third_party_from") == "dispatch"
    assert number_setting({"internal_days": "x"}, "internal_days") == 5
    assert stages_setting({"reply_chain": "承办人、处长，保密员 局长"}, "reply_chain") == (
        "承办人",
        "处长",
        "保密员",
        "局长",
    )
