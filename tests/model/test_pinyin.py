"""What is typed by sound finds what is written in characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.pinyin import answers_to, sounds_like


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("工作动态", "gzdt"),
        ("工作动态", "GZDT"),
        ("工作动态", "gongzuodongtai"),
        ("工作动态", "gongzuodt"),
        ("工作动态", "dongt"),
        ("主动公开", "zhdgk"),
        ("重庆市", "cqs"),
        ("重庆市", "zqs"),
        ("女职工", "nvzg"),
        ("附表 T2", "fbt2"),
        ("2013年年度报告", "2013nnd"),
        ("机构、职能", "jgzn"),
        ("就业促进处（就业）", "cjc jy"),
        ("New record (A)", "nr"),
    ],
)
def test_initials_spelling_and_both_in_turn_find_a_text(text: str, typed: str) -> None:
    assert answers_to(text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [("工作动态", "zg"), ("工作动态", "gzdtx"), ("工作", "g1"), ("2013", "2014"), ("", "a"), ("工作", "gon1")],
)
def test_other_letters_find_nothing(text: str, typed: str) -> None:
    assert not answers_to(text, typed)


@given(st.text(max_size=40), st.text(max_size=8))
def test_any_text_can_be_asked_with_anything(text: str, typed: str) -> None:
    answers_to(text, typed)
    assert answers_to(f"{text} {typed}", typed)


@given(st.text(alphabet="恩啊一二三", min_size=1, max_size=60))
def test_a_text_of_one_sound_is_no_endless_search(text: str) -> None:
    assert not sounds_like(text, "e" * 59 + "q")
