"""A letter's text changed by hand: kept whole, read back the same, and told by paragraph which were changed."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.errors import UserError
from desktop_app.report.letters.edited_text import body_text, changed_places, changed_words, with_body
from desktop_app.report.letters.kept_text import as_text, from_text
from desktop_app.report.letters.text import LetterDraft, LetterParagraph

DAY = dt.date(2025, 11, 14)


@pytest.fixture
def draft() -> LetterDraft:
    """Return a letter with a form and a blank."""
    lines = (
        LetterParagraph(text="第一段。"),
        LetterParagraph(label="事项", text="＿＿＿＿"),
        LetterParagraph(text="第三段。"),
    )
    named = {"code": "receipt", "issuer": "测试局", "title": "登记回执", "number": "1号", "signature": "测试局"}
    return LetterDraft(**named, addressee="张三", body=lines, day=DAY, missing=("subject",))


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ("甲\n乙\n丙", ()),
        (" 甲 \n\n乙\n丙\n", ()),
        ("甲\n乙改\n丙", (2,)),
        ("甲\n新\n乙\n丙", (2,)),
        ("甲\n丙", (2,)),
        ("甲\n乙", (3,)),
        ("", (1,)),
        ("子\n丑\n寅\n卯", (1, 2, 3, 4)),
    ],
)
def test_what_was_changed_is_told_by_the_place_of_its_paragraph(after: str, places: tuple[int, ...]) -> None:
    assert changed_places("甲\n乙\n丙", after) == places


def test_the_words_hold_no_part_of_the_text() -> None:
    assert changed_words("张三住示例路", "李四住示例路") == "制发前改过正文：第 1 段"
    assert changed_words("甲", "甲") == ""


def test_a_changed_letter_is_read_back_as_it_was_issued(draft: LetterDraft) -> None:
    changed = with_body(draft, body_text(draft).replace("＿＿＿＿", "培训补贴"))
    assert changed.missing == ()
    assert from_text(changed.code, DAY, as_text(changed)) == changed
    assert with_body(draft, body_text(draft)) == draft


def test_blank_lines_never_take_the_letter_apart(draft: LetterDraft) -> None:
    changed = with_body(draft, "　　第一段。\n\n\n   \n第二段。\n")
    assert [line.text for line in changed.body] == ["第一段。", "第二段。"]
    assert from_text(changed.code, DAY, as_text(changed)).body == changed.body


def test_a_letter_without_any_text_is_refused(draft: LetterDraft) -> None:
    with pytest.raises(UserError, match="空的"):
        with_body(draft, " \n ")
