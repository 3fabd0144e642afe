"""Lines of the body: 28 characters of 三号 fill the measure, and so does every line but the last of a paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.paper.document import Paragraph
from desktop_app.report.paper.pdf.line_breaking import HALF_AT_END
from desktop_app.report.paper.pdf.typesetting import set_text
from desktop_app.report.paper.pdf.typography import MM, heading_style, paragraph_style

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle

MEASURE = 156 * MM
BODY = paragraph_style(Paragraph("", indent_first=False))
UNITS = ("条", "期", "件", "万元", "万人次", "余篇次", "个工作日", " 条", "%")


def said(line: SetLine) -> str:
    """Return the text of a set line."""
    return "".join(glyph.char for glyph in line.glyphs)


def right_edge(line: SetLine, style: TypeStyle = BODY) -> float:
    """Return where a line ends, in points; a closing mark at its end has only its left half."""
    last = line.glyphs[-1]
    hidden = last.advance / 2 if last.char in HALF_AT_END and last.advance >= 1 else 0.0
    natural = sum(glyph.advance for glyph in line.glyphs) - hidden
    return line.left + natural * style.size + line.gap * (len(line.glyphs) - 1)


def test_28_characters_of_16_points_fill_the_measure_exactly() -> None:
    first, second = set_text("公" * 56, BODY, MEASURE, set())
    assert BODY.size == 16
    assert [len(line.glyphs) for line in (first, second)] == [28, 28]
    assert right_edge(first) == pytest.approx(MEASURE)
    assert right_edge(second) == pytest.approx(MEASURE)  # also where nothing is spread


@pytest.mark.parametrize("style", [replace(BODY, indent=2.0), heading_style(2)], ids=["body", "heading"])
def test_a_first_line_is_indented_by_two_characters_of_the_lines_below(style: TypeStyle) -> None:
    first, second, _last = set_text("公" * 70, style, MEASURE, set())
    assert (len(first.glyphs), len(second.glyphs)) == (26, 28)
    third_character = second.left + 2 * (style.size + second.gap)
    assert first.left == pytest.approx(third_character, abs=0.1)
    assert right_edge(first) == pytest.approx(MEASURE)


@given(st.integers(0, 27), st.integers(1, 7), st.sampled_from(UNITS), st.integers(0, 40))
def test_a_line_before_a_number_with_its_unit_is_spread_to_the_edge(
    before: int, digits: int, unit: str, after: int
) -> None:
    number = "1" * digits + unit
    lines = set_text("信" * before + number + "，" + "息" * after, BODY, MEASURE, set())
    assert any(number in said(line) for line in lines)
    for line in lines[:-1]:
        assert right_edge(line) == pytest.approx(MEASURE)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("人事信息36条，业务信息296条，工作动态283条，其他信息575条。" * 2, None),
        ("工作机制，制定下发了“在线问政”活动实施方案，以后组织了100期访谈活动，参与网民1.6万多人。", None),
        ("公" * 26 + "2013年", "公" * 26),
        ("公" * 24 + "（1276条）", "公" * 24),
        ("公" * 27 + "５７５条", "公" * 27),
    ],
)
def test_a_line_may_end_before_a_number_and_is_full_all_the_same(text: str, first: str | None) -> None:
    lines = set_text(text, BODY, MEASURE, set())
    assert first is None or said(lines[0]) == first
    assert len(lines) > 1
    for line in lines[:-1]:
        assert right_edge(line) == pytest.approx(MEASURE)


def test_a_line_that_would_have_to_be_torn_apart_is_left_as_it_is() -> None:
    lines = set_text("网址" + "w" * 37, BODY, MEASURE, set())
    assert said(lines[0]) == "网址"
    assert lines[0].gap < 0
