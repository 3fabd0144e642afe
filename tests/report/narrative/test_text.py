"""The grammar of a section's text: what is written is read again, whatever was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.kinds import ReportSection
from desktop_app.model.record import fields_of
from desktop_app.model.text import check_value
from desktop_app.report.narrative.text import (
    Mark,
    Passage,
    TextHeading,
    TextItem,
    TextParagraph,
    TextTable,
    Words,
    tidied,
)
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.text_writing import write

typed = st.text(
    st.one_of(st.sampled_from("|{}#-+\\ \n@n　\t中1."), st.characters(exclude_categories=["Cs"])), max_size=12
)
marks = st.builds(
    Mark,
    st.text(st.sampled_from("ab:.中《》 "), min_size=1, max_size=8),
    st.sampled_from(["", "over", "wan"]),
    st.booleans(),
)
words = st.lists(typed | marks, max_size=5).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> TextTable:
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows: tuple[tuple[Words, ...], ...] = tuple(tuple(draw(words) for _ in range(width)) for _ in range(height))
    return TextTable(rows, draw(st.integers(0, height)))


passages = st.one_of(
    st.builds(TextParagraph, words),
    st.builds(TextHeading, st.sampled_from([1, 2, 3, 4]), words),
    st.builds(TextItem, words, st.booleans()),
    tables(),
)


@given(st.lists(passages, max_size=6).map(tuple))
def test_what_is_written_is_read_again_and_without_a_mistake(text: tuple[Passage, ...]) -> None:
    found = read(write(text))
    assert found.passages == tidied(text)
    assert found.mistakes == ()


@given(st.text(st.sampled_from("|{}#-+\\ \nab:@字1"), max_size=60))
def test_any_body_can_be_read_and_writing_it_anew_changes_nothing_more(body: str) -> None:
    once = read(body).passages
    assert read(write(once)).passages == tidied(once)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("无。", (TextParagraph(("无。",)),)),
        ("甲\n\n乙", (TextParagraph(("甲",)), TextParagraph(("乙",)))),
        ("1.网站。", (TextParagraph(("1.网站。",)),)),
        ("## （一）内容。", (TextHeading(2, ("（一）内容。",)),)),
        ("- 甲\n+ 乙", (TextItem(("甲",)), TextItem(("乙",), numbered=True))),
        ("-5℃", (TextParagraph(("-5℃",)),)),
        ("共{{cell:A1.sent.new}}条", (TextParagraph(("共", Mark("cell:A1.sent.new"), "条")),)),
        ("{{ind:a.b@last|wan}}", (TextParagraph((Mark("ind:a.b", "wan", last_year=True),)),)),
        ("a|b {c} \\{{x}}", (TextParagraph(("a|b {c} {{x}}",)),)),
        ("|# 项 | 数 |\n| 信 | {{n|over}} |", (TextTable(((("项",), ("数",)), (("信",), (Mark("n", "over"),))), 1),)),
        ("| a |\n\n| b |", (TextTable(((("a",),),)), TextTable(((("b",),),)))),
        ("||", (TextTable((((),),)),)),
    ],
)
def test_each_sign_means_what_the_grammar_says(body: str, expected: tuple[Passage, ...]) -> None:
    found = read(body)
    assert (found.passages, found.mistakes) == (expected, ())


@pytest.mark.parametrize("typed_text", [" ", "　", "\t甲", " 甲 ", "# 甲", "|", "\\"])
def test_what_was_typed_also_survives_the_field_that_keeps_it(typed_text: str) -> None:
    text = (TextParagraph((typed_text,)),)
    kept = check_value(fields_of(ReportSection)["body"], write(text))
    assert read(str(kept)).passages == text


@pytest.mark.parametrize(
    ("body", "line", "part"),
    [
        ("好\n{{没有结束", 2, "没有写完"),
        ("最后的\\", 1, "没有写完"),
        ("##### 五级", 1, "一到四级"),
        ("| a | b |\n| c |", 2, "1 格"),
        ("| a |\n|# b |", 1, "表头"),
        ("| a | b", 1, "结束"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_nothing_of_it_is_lost(body: str, line: int, part: str) -> None:
    found = read(body)
    assert [mistake.line for mistake in found.mistakes] == [line]
    assert part in found.mistakes[0].text
    assert read(write(found.passages)).passages == found.passages
