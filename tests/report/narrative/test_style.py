"""Figures in sentences: 1276, 234.6万, 3100余, 突破958万, 99.5%."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.narrative.style import Amount, chinese, styled, styles


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1276, "plain", "1276"),
        (0, "plain", "0"),
        (2346000, "wan", "234.6万"),
        (9580000, "wan", "958万"),
        (16328, "wan", "1.6328万"),
        (5000, "wan", "0.5万"),
        (16328, "more", "1.6万多"),
        (3126, "over", "3100余"),
        (638, "over", "600余"),
        (200, "over", "200"),
        (82, "over", "80余"),
        (7, "over", "7"),
        (0, "over", "0"),
        (1042, "over", "1000余"),
        (6023, "over", "6000余"),
        (102600, "over", "10万余"),
        (1234567, "over", "120万余"),
        (9583412, "breaks", "突破958万"),
        (3126, "about", "约3100"),
        (3150, "about", "约3200"),
        (3126, "up_to", "不超过3200"),
        (Decimal("99.5"), "percent", "99.5%"),
        (100, "percent", "100%"),
        (Decimal("85.71428"), "percent", "85.71%"),
        (3, "chinese", "三"),
        (Decimal("2.5"), "chinese", "2.5"),
        (-3126, "over", "-3100余"),
    ],
)
def test_an_exact_figure_is_written_as_the_style_says(value: int | Decimal, code: str, text: str) -> None:
    assert styled(Amount(value), code) == text


@pytest.mark.parametrize(
    ("amount", "code", "text"),
    [
        (Amount(600, "over"), "", "600余"),
        (Amount(600, "over"), "plain", "600余"),
        (Amount(600, "over"), "over", "600余"),
        (Amount(16000, "more", in_wan=True), "", "1.6万多"),
        (Amount(9580000, "breaks", in_wan=True), "", "突破958万"),
        (Amount(2346000, "exact", in_wan=True), "", "234.6万"),
        (Amount(486, "exact"), "", "486"),
        (Amount(612, "breaks"), "over", "600余"),
    ],
)
def test_a_figure_that_its_source_rounded_keeps_the_word_that_says_so(amount: Amount, code: str, text: str) -> None:
    assert styled(amount, code) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (3, "三"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百〇五"), (110, "一百一十"), (1000, "一千"),
     (1001, "一千〇一"), (2013, "二千〇一十三"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese(number) == text


@given(st.integers(0, 10**12))
def test_a_figure_called_over_is_never_more_than_the_true_one(value: int) -> None:
    for code in ("over", "more", "breaks"):
        text = styled(Amount(value), code).strip("余多突破")
        said = Decimal(text.removesuffix("万")) * (10000 if text.endswith("万") else 1)
        assert said <= value
        assert (said == value) == (styled(Amount(value), code) == text)


def test_every_example_of_a_style_is_shaped_like_what_it_writes() -> None:
    for style in styles().values():
        assert style.example
        assert all(part in style.example for part in (style.before, style.after))
