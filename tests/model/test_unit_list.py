"""A list of units as offices have it: one a line, with numbers and headings, or the columns of a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.model.unit_list import UnitLine, guess_nature, read_unit_list, rows_of

PASTED = """机关处室：
1. 办公室
2、就业促进处
（三）社会保险处

二、局属单位（3个）
市人才服务中心
劳动就业处
· 仲裁院
"""


def natures(text: str) -> dict[str, str]:
    return {line.name: line.nature for line in read_unit_list(rows_of(text)).lines}


def test_numbers_before_a_name_go_and_headings_give_the_units_under_them_their_nature() -> None:
    read = read_unit_list(rows_of(PASTED))
    assert [(line.row, line.name, line.nature) for line in read.lines] == [
        (2, "办公室", "office"),
        (3, "就业促进处", "division"),
        (4, "社会保险处", "division"),
        (7, "市人才服务中心", "subordinate"),
        (8, "劳动就业处", "subordinate"),
        (9, "仲裁院", "subordinate"),
    ]
    assert read.blank == 1


def test_a_table_with_headings_is_read_by_them_and_its_other_columns_are_named() -> None:
    rows = (
        "序号\t单位名称\t简称\t单位 性质\t编号\t联系人",
        "1\t就业促进处\t就业处\t处室\tJY\t张三",
        "2\t技师学院\t\t局属事业单位",
    )
    read = read_unit_list(rows_of("\n".join(("某局单位表", *rows))))
    assert read.lines == (
        UnitLine(3, "就业促进处", "就业处", "division", "JY"),
        UnitLine(4, "技师学院", "", "subordinate", ""),
    )
    assert read.left_out == ("联系人",)


def test_columns_without_headings_are_told_by_what_they_hold() -> None:
    read = read_unit_list(rows_of("1\t就业促进处\tJY\n2\t技师学院\t技院\t局属单位\t07"))
    assert read.lines == (
        UnitLine(1, "就业促进处", "", "division", "JY"),
        UnitLine(2, "技师学院", "技院", "subordinate", "07"),
    )


def test_one_line_of_several_units_is_several_lines_and_a_name_with_a_comma_isn_t() -> None:
    assert [row[0] for row in rows_of("就业处、人事处，工资处")] == ["就业处", "人事处", "工资处"]
    assert [row[0] for row in rows_of("外国专家、留学人员处")] == ["外国专家、留学人员处"]


@pytest.mark.parametrize(
    ("name", "nature"),
    [
        ("办公室", "office"),
        ("局办公室", "office"),
        ("办公室（政务公开处）", "office"),
        ("信访办公室", "division"),
        ("职业能力建设处", "division"),
        ("机关党委", "division"),
        ("人事科（离退休科）", "division"),
        ("局属技工学校", "subordinate"),
        ("12333咨询服务中心", "subordinate"),
        ("劳动保障监察支队", "subordinate"),
        ("高级技工学校", "subordinate"),
        ("综合业务", "division"),
    ],
)
def test_a_name_tells_what_a_unit_is(name: str, nature: str) -> None:
    assert guess_nature(name) == nature


def test_a_heading_alone_is_no_unit_but_the_office_is() -> None:
    assert natures("处室\n办公室\n财务处") == {"办公室": "office", "财务处": "division"}


@settings(max_examples=50)
@given(st.text("一二、.1（）\t \n处室局属单位名称中心", max_size=60))
def test_any_text_is_read_and_no_unit_is_without_a_name(text: str) -> None:
    read = read_unit_list(rows_of(text))
    assert all(line.name and line.nature for line in read.lines)


def test_people_telephones_and_duties_are_no_short_names_and_no_numbers() -> None:
    read = read_unit_list(rows_of("就业促进处\t张三\t85911234\n技师学院\t李四\t技院\tJX\n仲裁处\t负责劳动人事争议仲裁"))
    assert [(line.name, line.short_name, line.number) for line in read.lines] == [
        ("就业促进处", "", ""),
        ("技师学院", "技院", "JX"),
        ("仲裁处", "", ""),
    ]


def test_a_table_of_duties_is_a_table_of_units_whose_duties_are_left_out() -> None:
    read = read_unit_list(rows_of("处室\t主要职责\n就业促进处\t促进就业\n仲裁处\t仲裁"))
    assert [line.name for line in read.lines] == ["就业促进处", "仲裁处"]
    assert read.left_out == ("主要职责",)


def test_what_stands_behind_a_name_in_a_sentence_goes() -> None:
    assert list(natures("就业促进处（5人）；\n人事处，\n人事科（离退休科）。")) == [
        "就业促进处",
        "人事处",
        "人事科（离退休科）",
    ]
