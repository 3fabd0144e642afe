"""Numbers that give somebody away are found whatever way they are written, and other numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.personal_data import personal_data_in, sort_text

IDENTITY = "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "sort", "covered"),
    [
        (f"张某，身份证{IDENTITY}。", "identity", "110*************2X"),
        ("身份证１１０１０５１９４９１２３１００２ｘ", "identity", "110*************2X"),
        ("110105 19491231 002X", "identity", "110*************2X"),
        ("旧证130503670401001", "identity", "130**********01"),
        ("电话13812345678", "mobile", "138******78"),
        ("138 1234 5678", "mobile", "138******78"),
        ("86-138-1234-5678", "mobile", "861********78"),
        ("卡号6222 0212 3456 7890 128", "bank_card", "622**************28"),
        ("4111111111111111", "bank_card", "411***********11"),
    ],
)
def test_a_personal_number_is_found_and_can_be_shown_covered(text: str, sort: str, covered: str) -> None:
    (found,) = personal_data_in(text)
    assert (found.sort, found.covered) == (sort, covered)
    assert sort_text(found.sort)


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # the check digit is wrong
        "990105194912310029",  # no such region
        "11010519491331002X",  # no such month
        "联系电话0532-85911280",
        "索引号1137078555222300XQ/2015-00020",
        "统一社会信用代码91370200MA3C000000",
        "12381234567",  # no mobile number begins so
        "4111111111111112",
        "青人社发〔2013〕12号，共9580000人次，2013-01-01至2013-12-31",
        f"A{IDENTITY}",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert personal_data_in(text) == ()


def test_several_numbers_are_found_where_they_stand() -> None:
    text = f"甲{IDENTITY}，乙13912345678。"
    found = personal_data_in(text)
    assert [text[datum.start : datum.start + datum.length] for datum in found] == [IDENTITY, "13912345678"]


@given(st.text(), st.text())
def test_what_is_found_lies_in_the_text_and_does_not_overlap(before: str, after: str) -> None:
    text = f"{before} {IDENTITY} {after}"
    found = personal_data_in(text)
    assert any(text[datum.start : datum.start + datum.length] == IDENTITY for datum in found)
    ends = [datum.start + datum.length for datum in found]
    assert all(end <= datum.start for end, datum in zip(ends, found[1:], strict=False))


@given(st.text(alphabet="0123456789 -Xx", max_size=40))
def test_a_covered_number_shows_five_characters_at_most(text: str) -> None:
    assert all(len(datum.covered.replace("*", "")) == 5 for datum in personal_data_in(text))
