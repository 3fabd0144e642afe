"""Where Chinese lines end: the rules of GB/T 15834 as tables and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.paper.pdf.balancing import balance
from desktop_app.report.paper.pdf.line_breaking import break_lines, line_width, may_break, may_part


def widths(text: str) -> list[float]:
    """Return half an em for ASCII characters and one em for all others."""
    return [0.5 if char.isascii() else 1.0 for char in text]


def lines(text: str, room: float, first: float | None = None) -> list[str]:
    """Return the text's lines."""
    spans = break_lines(text, widths(text), room if first is None else first, room)
    return [text[span.start : span.stop] for span in spans]


def even(text: str, room: float) -> list[str]:
    """Return the text's lines, broken evenly."""
    return [text[span.start : span.stop] for span in balance(text, widths(text), room)]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("主动公开信息", 6, ["主动公开信息"]),
        ("主动公开信息", 4, ["主动公开", "信息"]),
        ("收到申请，答复", 4, ["收到申", "请，答复"]),
        ("收到申请，答复", 4.5, ["收到申请，", "答复"]),
        ("公开（试行）", 3.5, ["公开", "（试行）"]),
        ("参见《条例》", 3.5, ["参见", "《条例》"]),
        ("说明……完", 3, ["说", "明……", "完"]),
        ("共1276条", 2, ["共", "1276", "条"]),
        ("共 1276 条", 3.5, ["共", "1276 条"]),
        ("访问958万人次", 6, ["访问", "958万人次"]),
        ("其他信息575条。", 6, ["其他信息", "575条。"]),
        ("组织了100期访谈", 4, ["组织了", "100期访", "谈"]),
        ("发稿6000余篇次", 6, ["发稿", "6000余篇次"]),
        ("支出1,234.5万元", 6, ["支出", "1,234.5万元"]),
        ("须在20个工作日内", 5.5, ["须在", "20个工作日", "内"]),
        ("增加12.5个百分点", 7, ["增加", "12.5个百分点"]),
        ("截至２０１３年", 5, ["截至", "２０１３年"]),
        ("全文电子化率为100%。", 8, ["全文电子化率为", "100%。"]),
        ("自2013年起", 3, ["自", "2013年", "起"]),
        ("ABCDEFGHIJ", 2, ["ABCD", "EFGH", "IJ"]),
        ("、、、、、、", 2, ["、、", "、、", "、、"]),
        ("字", 0.2, ["字"]),
        ("", 5, [""]),
        ("   ", 5, [""]),
    ],
)
def test_lines_end_where_the_rules_allow(text: str, room: float, expected: list[str]) -> None:
    assert lines(text, room) == expected


def test_the_first_line_is_shorter_by_its_indent() -> None:
    assert lines("主动公开信息目录", 4, first=2) == ["主动", "公开信息", "目录"]


@pytest.mark.parametrize("mark", "，。、；：？！）》”’…％")
def test_a_mark_that_closes_never_begins_a_line(mark: str) -> None:
    assert not may_break("字", mark)


@pytest.mark.parametrize("mark", "（《“‘【〔")
def test_a_mark_that_opens_never_ends_a_line(mark: str) -> None:
    assert not may_break(mark, "字")


def test_an_accent_stays_with_its_letter() -> None:
    assert not may_break("一", "\u0304")


def test_a_closing_mark_at_the_end_of_a_line_takes_half_its_width() -> None:
    assert line_width("公开，", [1, 1, 1], 0, 3) == 2.5
    assert line_width("公开，信", [1, 1, 1, 1], 0, 4) == 4
    assert line_width("ab,", [0.5, 0.5, 0.35], 0, 3) == 1.35


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("结果维持", 2.8, ["结果", "维持"]),
        ("结果维持", 3.5, ["结果", "维持"]),
        ("社会公益组织", 4.2, ["社会公", "益组织"]),
        ("（三）不予公开", 4.5, ["（三）", "不予公开"]),
        ("数量（条）", 3, ["数量", "（条）"]),
        ("咨询投诉、行政复议和诉讼", 8, ["咨询投诉、", "行政复议和诉讼"]),
        ("青岛市2013年年报", 6, ["青岛市", "2013年年报"]),
        ("总计", 2.8, ["总计"]),
    ],
)
def test_short_labels_are_broken_at_a_joint_or_evenly(text: str, room: float, expected: list[str]) -> None:
    assert even(text, room) == expected


CHINESE = st.text(
    st.sampled_from("公开信息政府年度报告申请答复的了一二年2013，。、；：）》（《“”"), min_size=1, max_size=120
)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=80)


@given(ANYTHING, st.floats(0.5, 30))
def test_no_character_but_blanks_at_line_ends_is_ever_lost(text: str, room: float) -> None:
    assert "".join(lines(text, room)).replace(" ", "") == text.replace(" ", "")


@given(ANYTHING, st.floats(0.5, 30))
def test_no_line_is_wider_than_the_room_unless_a_single_character_is(text: str, room: float) -> None:
    for span in break_lines(text, widths(text), room, room):
        assert span.width <= room + 1e-5 or span.stop - span.start == 1


@given(CHINESE, st.integers(4, 30))
def test_a_line_breaks_the_rules_only_inside_a_row_of_marks_longer_than_a_line(text: str, room: int) -> None:
    for span in break_lines(text, widths(text), room, room)[:-1]:
        if not may_part(text[span.stop - 1], text[span.stop]):
            assert _unbreakable(text, span.stop) > room


def _unbreakable(text: str, index: int) -> float:
    """Return the width in em of the stretch around an index that no line may end in."""
    start = stop = index
    while start > 0 and not may_part(text[start - 1], text[start]):
        start -= 1
    while stop < len(text) and not may_part(text[stop - 1], text[stop]):
        stop += 1
    return line_width(text, widths(text), start, stop)


@given(CHINESE, st.integers(6, 30))
def test_breaking_evenly_needs_no_more_lines_and_loses_nothing(text: str, room: int) -> None:
    assert len(even(text, room)) == len(lines(text, room))
    assert "".join(even(text, room)) == text
