"""How a sheet names a linked record: readable where it can be, and always the same record back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.sheets.links import LinkTitles
from desktop_app.model.text import FieldError

A, B, C = "a" * 32, "abcdef12" + "0" * 24, "abcdef12" + "1" * 24


def test_a_title_that_only_one_record_has_is_enough() -> None:
    titles = LinkTitles("处室和单位", {A: "办公室", B: "就业处"})
    assert titles.written(A) == "办公室"
    assert titles.found(" 就业处 ") == B


def test_a_title_that_two_records_have_takes_the_number_along() -> None:
    titles = LinkTitles("处室和单位", {A: "办公室", B: "办公室"})
    assert titles.written(A) == "办公室〔aaaaaaaa〕"
    assert titles.found("办公室〔abcdef12〕") == B


def test_numbers_that_begin_alike_are_written_whole() -> None:
    titles = LinkTitles("处室和单位", {B: "办公室", C: "办公室"})
    assert titles.written(C) == f"办公室〔{C}〕"
    assert titles.found(f"办公室〔{C}〕") == C


def test_a_record_without_title_is_named_by_its_number() -> None:
    titles = LinkTitles("处室和单位", {A: "", B: "就业处"})
    assert titles.written(A) == "〔aaaaaaaa〕"
    assert titles.found("〔aaaaaaaa〕") == A


def test_a_title_nobody_has_is_said_so() -> None:
    titles = LinkTitles("处室和单位", {A: "办公室"})
    for text in ("人事处", "办公室〔bbbbbbbb〕", "人事处〔aaaaaaaa〕", f"人事处〔{A}〕"):
        with pytest.raises(FieldError, match=f"^没有名为“{text}”的“处室和单位”。$"):
            titles.found(text)


def test_a_title_several_have_is_refused_with_how_to_write_them() -> None:
    titles = LinkTitles("处室和单位", {A: "办公室", B: "办公室"})
    with pytest.raises(FieldError, match="有 2 条，请写明是哪一条：办公室〔aaaaaaaa〕、办公室〔abcdef12〕"):
        titles.found("办公室")


NUMBERS = st.sampled_from([A, B, C, "abcdef13" + "0" * 24])
TITLES = st.sampled_from(
    ["甲", "乙", "", "甲〔abcdef12〕", f"甲〔{B}〕", f"甲〔{C}〕", f"甲〔{B}〕〔abcdef12〕", "〔abcdef12〕"]
)


@given(st.dictionaries(NUMBERS, TITLES, min_size=1))
def test_whatever_is_written_means_the_same_record_when_read(titles: dict[str, str]) -> None:
    links = LinkTitles("记录", titles)
    for record in titles:
        assert links.found(links.written(record)) == record
