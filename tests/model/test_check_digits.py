"""Numbers that prove themselves: one wrong figure is noticed, and other numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.model.check_digits import fails_credit_check, fails_identity_check, is_identity_number

SOUND = "110101199001011237"
CODES = ("91350100M000100Y43", "91330100799655058B", "9144030071526726XG")


@pytest.mark.parametrize("number", [SOUND, "11010519491231002X", "11010519491231002x"])
def test_a_sound_identity_number_passes(number: str) -> None:
    assert is_identity_number(number)
    assert not fails_identity_check(number)


@settings(max_examples=30)
@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_figure_is_noticed_wherever_the_rest_is_possible(place: int, figure: str) -> None:
    wrong = SOUND[:place] + figure + SOUND[place + 1 :]
    assert fails_identity_check(wrong) == (is_identity_number(wrong) and wrong != SOUND)


@pytest.mark.parametrize(
    "text", ["", "110101199013011237", "110101179001011237", "1101011990010112", "１１０１０１199001011237"]
)
def test_what_is_no_identity_number_is_not_judged(text: str) -> None:
    assert not is_identity_number(text)
    assert not fails_identity_check(text)


@pytest.mark.parametrize("code", CODES)
def test_a_sound_credit_code_passes_and_a_wrong_one_does_not(code: str) -> None:
    assert not fails_credit_check(code)
    assert fails_credit_check(code[:-1] + ("1" if code[-1] != "1" else "2"))
    assert not fails_credit_check(SOUND)
    assert not fails_credit_check("370202199001011234")
