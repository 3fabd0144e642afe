"""Personal values are covered: enough to recognise, never enough to use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.case import masking


@pytest.mark.parametrize(
    ("name", "kind", "covered"),
    [
        ("王小明", "natural", "王＊"),
        ("王", "natural", "＊"),
        ("", "natural", ""),
        ("某某科技有限公司", "business", "某某＊"),
    ],
)
def test_a_name_keeps_its_beginning(name: str, kind: str, covered: str) -> None:
    assert masking.masked_name(name, kind) == covered


@pytest.mark.parametrize(
    ("number", "covered"),
    [("370202198001010000", "370***********0000"), ("12345678", "********"), ("", "")],
)
def test_an_identity_number_keeps_three_and_four_characters(number: str, covered: str) -> None:
    assert masking.masked_identity(number) == covered


def test_a_telephone_number_keeps_three_and_four_digits() -> None:
    assert masking.masked_phone("13812345678") == "138****5678"


@pytest.mark.parametrize(
    ("address", "covered"),
    [
        ("青岛市市南区香港中路100号", "青岛市市南区＊＊＊"),
        ("某路1号", "某路＊＊＊"),
        ("someone@example.cn", "s***@example.cn"),
    ],
)
def test_an_address_ends_at_about_the_district(address: str, covered: str) -> None:
    assert masking.masked_address(address) == covered


def test_a_longer_text_only_says_how_long_it_is() -> None:
    assert masking.masked_text("请公开方案") == "已遮住，共 5 字"
    assert masking.masked_text("") == ""


@given(st.text(min_size=1, max_size=40))
def test_no_value_is_ever_shown_whole(text: str) -> None:
    for covered in (masking.masked_identity(text), masking.masked_phone(text)):
        assert len(covered) == len(text)
        assert covered.count("*") >= min(len(text), 4)
    assert masking.masked_name(text, "natural") != text or text == "＊"
