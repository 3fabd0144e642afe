"""How strong a password is said to be: what everybody tries first is weak, whatever signs stand in it."""

from __future__ import annotations

import pytest

from desktop_app.passwords import strength


@pytest.mark.parametrize("password", ["", "1234567", "12345678", "password1", "Password1!", "qwertyuiop", "20131231"])
def test_what_everybody_tries_first_is_weak(password: str) -> None:
    assert strength(password).words == "很弱"


@pytest.mark.parametrize("password", ["correct horse battery staple", "tR8#kPq!v2Lm-91z", "x" * 30 + "9fK#2" * 30])
def test_what_takes_long_to_guess_is_strong(password: str) -> None:
    assert strength(password).level >= 3


def test_a_word_that_others_know_makes_it_weaker() -> None:
    assert strength("zhangweiguo88").level > strength("zhangweiguo88", ["zhangweiguo"]).level
