"""Sheets as offices have them, and as WPS, LibreOffice and libraries write them: every cell is read as what it is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.sheets.grid import About, Broken, Percent, Shown
from desktop_app.exchange.sheets.reading.heading_rows import Table, find_table
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names
from desktop_app.exchange.sheets.values import UnsureCellError, from_cell, read_cell
from desktop_app.model.field import Field, Shape
from desktop_app.model.text import FieldError
from tests.folders import DATA

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell

SHEETS = DATA / "sheets"
KNOWN = {
    *("标题", "公开单位", "信息分类", "公开日期", "文号", "关键词", "页数", "索引号"),
    *("信息编号", "信息名称", "内容描述", "生成时间", "公开属性"),
}
CODE = Field(label="证件号码", shape=Shape.TEXT, name="code")


def table_of(name: str) -> Table:
    """Return the records of a sheet whose headings are looked for among a few known ones."""
    return find_table(read_sheet(SHEETS / name), lambda heading: float(heading in KNOWN))


def why(table: Table) -> list[tuple[int, int, str]]:
    """Return which rows were left out, and why."""
    return [(left.first, left.last, left.why) for left in table.left_out]


def test_the_headings_of_a_published_register_are_found_below_its_title() -> None:
    table = table_of("登记表.xlsx")
    assert table.headings == ("序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性")
    assert table.above == ("门户网站公开信息登记表", "填写单位：政策法规科", "登记时间：2022年4月8日")
    assert [row.cells[2] for row in table.rows] == [
        "关于做好城区节水工作的通知",
        "二〇二二年度水资源公报",
        "局领导分工",
    ]
    assert why(table) == [(1, 2, "标题行以上"), (7, 11, "只有序号，没有内容")]


@pytest.mark.parametrize("name", ["登记表-去题头.xlsx", "登记表-去题头去序号.xlsx"])
def test_a_register_without_title_rows_has_its_headings_on_top(name: str) -> None:
    table = table_of(name)
    assert (table.heading_rows, len(table.rows)) == ((1,), 3)


@pytest.mark.parametrize("kind", ["全角空格", "冒号", "括注", "换行", "星号", "空格"])
def test_headings_are_recognised_however_they_are_typed(kind: str) -> None:
    table = table_of(f"{kind}.xlsx")
    assert table.heading_rows == (1,)
    assert [row.cells for row in table.rows] == [
        ["关于防汛值班的通知", "政策法规科", "政策文件", dt.date(2023, 6, 1), "水〔2023〕9号"]
    ]


def test_the_value_of_merged_cells_holds_for_every_row_and_is_said() -> None:
    table = table_of("合并-必填列.xlsx")
    assert table.rows[1].cells == ["通知二", "政策法规科", "政策文件", dt.date(2023, 6, 1), "水〔2023〕10号"]
    assert [(note.about, note.place) for note in table.notes] == [
        (About.MERGED, "B2:B3"),
        (About.MERGED, "C2:C3"),
        (About.MERGED, "D2:D3"),
    ]


@pytest.mark.parametrize(
    ("name", "places"),
    [("程序生成的表.xlsx", "E2、F2"), ("全是公式的必填列.xlsx", "D2"), ("xlwt公式.xls", "E2、F2")],
)
def test_a_formula_that_nobody_computed_is_named_and_never_empty(name: str, places: str) -> None:
    table = table_of(name)
    assert [note.place for note in table.notes if note.about is About.UNCOMPUTED] == [places]
    assert Broken.UNCOMPUTED in table.rows[0].cells
    with pytest.raises(FieldError, match="保存一次"):
        from_cell(CODE, Broken.UNCOMPUTED)


def test_sums_and_signatures_at_the_foot_are_left_out_and_said() -> None:
    table = table_of("带合计.xlsx")
    assert len(table.rows) == 2
    assert why(table) == [(4, 4, "空白行"), (5, 5, "合计行"), (6, 6, "签字行")]


def cell_of(name: str, heading: str, row: int = 0) -> Cell:
    """Return the cell of a sheet's record under a heading."""
    table = table_of(name)
    return table.rows[row].cells[table.headings.index(heading)]


def test_a_number_whose_last_digits_are_lost_is_never_taken() -> None:
    with pytest.raises(FieldError, match="科学计数"):
        from_cell(CODE, cell_of("科学计数.csv", "证件号码"))
    with pytest.raises(FieldError, match="科学计数"):
        from_cell(CODE, cell_of("科学计数.csv", "联系电话"))
    for name, heading, kept in [
        ("末位变零.csv", "证件号码", "110101199001011000"),
        ("索引号.xlsx", "索引号", "14416330201804740"),
    ]:
        with pytest.raises(UnsureCellError):
            from_cell(CODE, cell_of(name, heading))
        assert from_cell(CODE, cell_of(name, heading), confirmed=True) == kept


@pytest.mark.parametrize("name", ["带制表符防科学计数.csv", "等号引号防科学计数.csv"])
def test_what_other_systems_put_around_a_number_is_taken_off(name: str) -> None:
    read = read_cell(CODE, cell_of(name, "证件号码"))
    assert (read.value, read.remarks) == ("110101199001011237", ())


def test_an_identity_number_that_proves_wrong_is_taken_and_remarked_on() -> None:
    read = read_cell(CODE, "110101199001011230")
    assert read.value == "110101199001011230"
    assert "最后一位" in read.remarks[0]


def test_leading_noughts_of_a_number_format_are_part_of_a_text_and_not_of_a_number() -> None:
    cell = cell_of("前导零格式.xlsx", "索引号")
    assert cell == Shown(7, "000007")
    assert from_cell(CODE, cell) == "000007"
    assert from_cell(Field(label="页数", shape=Shape.WHOLE, name="pages"), cell) == 7


@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_what_libreoffice_writes_is_read_alike_in_every_format(ending: str) -> None:
    path = SHEETS / f"LibreOffice.{ending}"
    assert sheet_names(path) == ["登记", "说明"]
    sheet = read_sheet(path, "登记")
    first, failed = sheet.rows[1].cells, sheet.rows[2].cells
    assert first[:3] == ["通知1", Shown(7, "000007"), Percent(Decimal("85.4"))]
    assert first[3:7] == [dt.date(2023, 5, 1), Shown(1, "水办001号"), 45051, Shown(13800000001, "138-0000-0001")]
    assert first[7:] == ["", "并", "0012"]
    assert failed[7:] == [Broken.CELL, "并", "110101199001011237"]
    assert sheet.rows[4].cells[8:] == ["横", "横"]
    assert [row.number for row in sheet.rows if row.hidden] == [4]
    assert sheet.hidden_columns == {5}
    assert {note.about for note in sheet.notes} >= {About.FAILED, About.MERGED, About.HIDDEN_COLUMNS}
