"""A letter's record keeps every word: the text read back is the letter."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.report.letters.kept_text import as_text, from_text, letter_of_record
from desktop_app.report.letters.text import LetterDraft, LetterParagraph, letter_text
from tests.report.letters.letter_cases import every_letter, letter_case

DAY = dt.date(2024, 4, 10)
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
paragraphs = st.builds(LetterParagraph, text=words)
rows = st.builds(
    LetterParagraph,
    text=st.text(st.characters(exclude_categories=["C", "Z"])),
    label=words.filter(lambda t: "│" not in t),
)


@given(
    issuer=words,
    title=words,
    number=st.just("") | words,
    addressee=st.just("") | words,
    body=st.lists(paragraphs | rows, min_size=1),
    signature=st.just("") | words,
)
def test_a_letter_comes_back_from_its_text(
    issuer: str, title: str, number: str, addressee: str, body: list[LetterParagraph], signature: str
) -> None:
    letter = LetterDraft(
        code="granted",
        issuer=issuer,
        title=title,
        number=number,
        addressee=addressee,
        body=tuple(body),
        signature=signature,
        day=DAY,
    )
    assert from_text("granted", DAY, as_text(letter)) == letter


@pytest.mark.parametrize(("rule_set", "code", "decision"), every_letter())
def test_every_letter_comes_back_from_its_record(rule_set: str, code: str, decision: str) -> None:
    draft = letter_text(letter_case(rule_set, code, decision), code)
    kept = letter_of_record({"code": code, "day": draft.day, "body": as_text(draft)})
    assert kept == replace(draft, missing=())


def test_a_record_whose_text_was_taken_away_or_apart_says_so() -> None:
    with pytest.raises(UserError, match="没有保存正文"):
        letter_of_record({"code": "granted", "day": DAY, "body": ""})
    with pytest.raises(UserError, match="被改动过"):
        letter_of_record({"code": "granted", "day": DAY, "body": "只剩一行"})
