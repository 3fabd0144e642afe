"""Where a sheet's headings stand, what they say, and which rows below them are records."""

from __future__ import annotations

import pytest

from desktop_app.exchange.sheets.grid import Cell, Row, Sheet, Span
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.exchange.sheets.reading.heading_rows import Table, find_table

KNOWN = {"标题", "文号", "公开日期", "收到日期", "姓名", "电话", "申请人电话", "答复日期", "备注", "公开属性"}


def sheet(*rows: list[Cell], merged: tuple[Span, ...] = (), first: int = 1) -> Sheet:
    """Return a sheet with the rows one below the other; an empty list is a blank row."""
    return Sheet("表", [Row(number, cells) for number, cells in enumerate(rows, start=first) if cells], (), merged)


def table(made: Sheet, **options: object) -> Table:
    """Return what is found in a sheet when a few headings are known."""
    return find_table(made, lambda heading: float(heading in KNOWN), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("标  题", "标题"),
        ("标\u3000题\n", "标题"),
        ("*标题：", "标题"),
        ("★标题（必填）", "标题"),
        ("公开日期(年月日)", "公开日期"),
        ("公开日期【格式：2023-01-01】", "公开日期"),
        ("1.标题", "标题"),
        ("（一）标题", "标题"),
        ("①标题", "标题"),
        ("ＵＲＬ", "url"),
        ("标题 必填", "标题"),
        ("（备注）", "(备注)"),
        ("金额（万元）", "金额(万元)"),
        ("金额（单位：万元）", "金额(单位:万元)"),
        ("金额（元）", "金额"),
        ("", ""),
        ("：", ":"),
    ],
)
def test_a_heading_is_folded_to_what_it_says(typed: str, says: str) -> None:
    assert folded(typed) == says


def test_two_heading_rows_with_merged_groups_become_one() -> None:
    made = sheet(
        ["依申请公开登记表", "依申请公开登记表", "依申请公开登记表", "依申请公开登记表", "依申请公开登记表"],
        ["收到\n日期", "申请人", "申请人", "代理人", "代理人"],
        ["收到\n日期", "姓名", "电话", "姓名", "电话"],
        ["2023-5-8", "甲", "1", "乙", "2"],
        merged=(Span(1, 0, 1, 4), Span(2, 0, 3, 0), Span(2, 1, 2, 2), Span(2, 3, 2, 4)),
    )
    found = table(made)
    assert found.headings == ("收到日期", "申请人 / 姓名", "申请人电话", "代理人 / 姓名", "代理人 / 电话")
    assert (found.heading_rows, len(found.rows), found.above) == ((2, 3), 1, ("依申请公开登记表",))


def test_groups_whose_merged_cells_are_not_known_reach_over_the_blanks_beside() -> None:
    found = table(
        sheet(
            ["标题", "日期", "", "备注"],
            ["", "公开日期", "答复日期", ""],
            ["甲", "2023-5-8", "2023-5-9", "无"],
        )
    )
    assert found.headings == ("标题", "公开日期", "答复日期", "备注")
    assert found.heading_rows == (1, 2)


def test_one_heading_row_stays_one_when_its_first_record_is_all_text() -> None:
    found = table(sheet(["标题", "文号", "公开属性"], ["甲", "一号", "主动公开"], ["乙", "二号", "主动公开"]))
    assert (found.heading_rows, len(found.rows)) == ((1,), 2)


def test_headings_that_nobody_knows_are_the_first_row_as_wide_as_the_table() -> None:
    found = table(sheet(["登记簿"], ["经手：某某"], ["甲栏", "乙栏", "丙栏"], ["x", 1, 2], ["y", 3, 4]))
    assert (found.headings, len(found.rows)) == (("甲栏", "乙栏", "丙栏"), 2)


def test_a_sheet_without_headings_has_only_rows() -> None:
    found = table(sheet([1, 2, 3], [4, 5, 6]))
    assert (found.headings, found.heading_rows, len(found.rows)) == ((), (), 2)


def test_the_heading_rows_and_the_last_row_can_be_chosen() -> None:
    made = sheet(["甲", "乙"], ["标题", "文号"], ["x", "1"], ["y", "2"], ["z", "3"])
    found = table(made, heading_rows=(1,), last_row=4)
    assert found.headings == ("甲", "乙")
    assert [row.number for row in found.rows] == [2, 3, 4]
    assert [(left.first, left.last, left.why) for left in found.left_out] == [(5, 5, "选定的最后一行之后")]


@pytest.mark.parametrize(
    ("foot", "why"),
    [
        (["合计", "", "3"], "合计行"),
        (["", "合 计：", "3"], "合计行"),
        (["本页小计", "", ""], "合计行"),
        (["共 3 条", "", ""], "合计行"),
        (["填表人：李四", "审核人：王五", ""], "签字行"),
        (["审核人", "王五", ""], "签字行"),
        (["单位负责人（签字）：", "", "填报日期：2023年5月8日"], "签字行"),
        (["备注：本表一式两份。", "", ""], "表下的说明"),
        (["注：1.以上为全部。", "", ""], "表下的说明"),
        (["第1页，共3页", "", ""], "表下的说明"),
    ],
)
def test_what_stands_at_the_foot_is_left_out_with_its_reason(foot: list[Cell], why: str) -> None:
    found = table(sheet(["标题", "文号", "备注"], ["甲", "一号", ""], ["乙", "二号", ""], foot))
    assert len(found.rows) == 2
    assert [left.why for left in found.left_out] == [why]


@pytest.mark.parametrize(
    "record",
    [
        ["关于合计数的说明", "一号", ""],
        ["备注", "二号", "有"],
        ["说明：关于节水", "三号", ""],
        ["联系人", "", ""],
    ],
)
def test_a_record_that_only_begins_like_a_foot_stays(record: list[Cell]) -> None:
    found = table(sheet(["标题", "文号", "备注"], record, ["乙", "二号", ""]))
    assert len(found.rows) == 2


def test_sums_between_the_records_and_headings_printed_again_are_left_out() -> None:
    found = table(
        sheet(
            ["标题", "文号", "备注"],
            ["1", "2", "3"],
            ["甲", "一号", ""],
            ["小计", "", "1"],
            [],
            ["标 题", "文号：", "备注"],
            ["乙", "二号", ""],
        )
    )
    assert [row.cells[0] for row in found.rows] == ["甲", "乙"]
    assert [(left.first, left.why) for left in found.left_out] == [
        (2, "各列的编号"),
        (4, "合计行"),
        (5, "空白行"),
        (6, "又一遍标题"),
    ]


def test_a_row_that_only_a_merged_cell_reaches_into_is_no_record() -> None:
    made = sheet(["序号", "标题", "文号"], [1, "甲", "一号"], [2, "甲", ""], merged=(Span(2, 1, 3, 1),))
    assert [left.why for left in table(made).left_out] == ["只有序号，没有内容"]


def test_a_number_of_thousands_of_digits_numbers_no_column() -> None:
    record: list[Cell] = ["1", "2", "9" * 5000]
    found = find_table(sheet(["标题", "页数", "备注"], record), {"标题", "页数", "备注"}.__contains__)
    assert [row.cells for row in found.rows] == [record]
