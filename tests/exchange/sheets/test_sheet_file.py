"""Sheets in and out: what is written reads back the same, and what isn't a sheet is refused in plain words."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import Broken, Column, Style, number_text
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.writing.kept_numbers import fits_number, keeps_form
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from tests.exchange.sheets.workbooks import change_part, make_workbook

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell, Content

DATA = Path(__file__).parent / "data"


def written_and_read(path: Path, cells: list[Content], style: Style = Style.TEXT) -> list[Cell]:
    """Write one column and return what reading it gives, blank rows left out."""
    write_sheet(path, "表", [Column("标题"), Column("内容", style)], [["行", cell] for cell in cells])
    return [row.cells[1] for row in read_sheet(path).rows[1:]]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_texts_come_back_character_for_character(tmp_path: Path, ending: str) -> None:
    texts: list[Content] = [
        *("=1+1", "+1", "-1", "@x", "'x", "''x", "a\nb\n\nc", "\ttab", "  blank  ", 'x"y,z;w', "<b>&amp;", "_x0041_"),
        *("㛃䶮𬱟𫖯", "😀👨‍👩‍👧", "１２３", "0532", "370202199001011234", "#N/A", "TRUE", "http://a.b", "政" * 30_000),
    ]
    assert written_and_read(tmp_path / f"a{ending}", texts) == texts


@pytest.mark.parametrize("text", ["=1+1", "0532", "370202199001011234", "'引文"])
def test_a_csv_of_ours_that_another_program_saved_as_a_workbook_has_its_texts_without_the_guard(
    tmp_path: Path, text: str
) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["标题"], ["'" + text]]})
    assert read_sheet(path).rows[1].cells == [text]


def test_numbers_and_days_are_real_ones_in_a_workbook(tmp_path: Path) -> None:
    day = dt.date(2199, 12, 31)
    assert written_and_read(tmp_path / "a.xlsx", [day, dt.date(1949, 1, 1)], Style.DAY) == [day, dt.date(1949, 1, 1)]
    assert written_and_read(tmp_path / "a.xlsx", [0, -7, 10**14], Style.NUMBER) == [0, -7, 10**14]
    assert written_and_read(tmp_path / "a.xlsx", [Decimal("12.50"), Decimal("0.07")], Style.MONEY) == [12.5, 0.07]


def test_a_number_that_excel_would_shorten_is_written_as_text(tmp_path: Path) -> None:
    numbers: list[Content] = [2**53 - 1, Decimal("0.1234567890123456"), Decimal("12.50"), Decimal("-0")]
    expected = ["9007199254740991", "0.1234567890123456", "12.50", "-0"]
    assert written_and_read(tmp_path / "a.xlsx", numbers, Style.NUMBER) == expected


@settings(max_examples=300)
@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.decimals(allow_nan=False, allow_infinity=False)
)
def test_a_number_that_fits_survives_the_way_a_workbook_writes_it(number: Decimal) -> None:
    if not (fits_number(number) and keeps_form(number)):
        return
    in_the_file = f"{float(number):.16G}"  # how XlsxWriter writes it
    assert number_text(float(in_the_file)) == format(number, "f")


def test_the_numbers_of_other_programs_read_as_they_were_meant() -> None:
    assert [number_text(number) for number in (12.0, 0.1 + 0.2, 1e-7, -0.0, 2.5e15)] == [
        *("12", "0.3", "0.0000001", "0", "2500000000000000"),
    ]


def test_a_text_too_long_for_a_cell_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match=r"第 2 行“内容”的文字太长.*csv"):
        write_sheet(path, "表", [Column("内容")], [["😀" * 20_000]])
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_workbook_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        write_sheet(tmp_path / "没有" / "a.xlsx", "表", [Column("内容")], [])


def test_a_disk_that_fills_while_the_workbook_is_closed_is_said_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(UserError, match="磁盘空间不够"):
        write_sheet(tmp_path / "a.xlsx", "表", [Column("内容")], [["x"]])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.xls", "a.pdf", "a"])
def test_other_endings_are_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"以 \.xlsx 或 \.csv 结尾"):
        write_sheet(tmp_path / name, "表", [Column("内容")], [])


def test_an_old_workbook_is_read_with_its_failed_formulas() -> None:
    rows = read_sheet(DATA / "old.xls").rows
    assert rows[0].cells == ["标题", "公开日期", "页数", "全文电子化"]
    assert rows[1].cells == ["关于做好就业工作的通知", dt.date(2013, 5, 6), 12, True]
    assert rows[2].cells == ["0532", dt.date(2013, 12, 31), Broken.CELL, Broken.CELL]


def test_a_failed_formula_is_not_an_empty_cell(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["标题", "页数"], ["甲", "#N/A"], ["#DIV/0!", None]]})
    assert [row.cells for row in read_sheet(path).rows[1:]] == [["甲", Broken.CELL], [Broken.CELL, ""]]


def test_days_of_a_workbook_from_a_macintosh_are_the_same_days(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["日期"], [dt.date(2013, 5, 6)]]}, date_1904=True)
    assert read_sheet(path).rows[1].cells == [dt.date(2013, 5, 6)]


def test_rows_and_columns_keep_their_place_when_the_table_begins_further_down(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [[], [None, "标题"], [None], [None, "甲"]]})
    rows = read_sheet(path).rows
    assert [(row.number, row.cells) for row in rows] == [(2, ["", "标题"]), (4, ["", "甲"])]


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.dat"])
def test_the_content_decides_what_a_file_is_not_its_name(tmp_path: Path, name: str) -> None:
    made = make_workbook(tmp_path / "made.xlsx", {"表": [["标题"], ["甲"]]})
    made.rename(tmp_path / name)
    assert read_sheet(tmp_path / name).rows[1].cells == ["甲"]
    shutil.copy(DATA / "old.xls", tmp_path / "old.xlsx")
    assert read_sheet(tmp_path / "old.xlsx").rows[0].cells[0] == "标题"
    (tmp_path / "text.xls").write_text("标题\n乙", encoding="gbk")
    assert read_sheet(tmp_path / "text.xls").rows[1].cells == ["乙"]


def test_the_sheet_of_the_wanted_name_is_read_among_several(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"说明": [["x"]], "信息": [["标题"]], "空": []})
    assert read_sheet(path, preferred="信息").rows[0].cells == ["标题"]
    with pytest.raises(UserError, match="里有 2 张表：说明、信息"):
        read_sheet(path, preferred="其他")


def test_the_only_filled_sheet_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"Sheet1": [], "Sheet2": [["标题"]]})
    assert read_sheet(path, preferred="信息").rows[0].cells == ["标题"]


def test_a_workbook_without_content_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="里没有内容"):
        read_sheet(make_workbook(tmp_path / "a.xlsx", {"表": []}))


def test_workbooks_with_a_password_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"加了打开密码.*去掉密码"):
        read_sheet(DATA / "locked.xlsx")
    # A FILEPASS record (0x002F) behind the first one is how an old workbook says that it is encrypted.
    (tmp_path / "a.xls").write_bytes((DATA / "old.xls").read_bytes().replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00"))
    with pytest.raises(UserError, match="加了打开密码"):
        read_sheet(tmp_path / "a.xls")


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv"])
@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0",
        b"PK\x03\x04 cut short",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"<html><body><p>x</p></body></html>",
    ],
)
def test_what_is_not_a_sheet_is_refused_whatever_it_is_called(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=r"另存为 \.xlsx"):
        read_sheet(tmp_path / name)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["标题"], ["甲"]]})
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UserError, match="读不出来"):
        read_sheet(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_with_a_damaged_part_is_refused(tmp_path: Path, part: str) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["标题"], ["甲"]]})
    change_part(path, part, lambda xml: xml[: xml.rindex(b"<sheet" if part == "xl/workbook.xml" else b"<row")])
    with pytest.raises(UserError, match="读不出来"):
        read_sheet(path)


def test_another_zip_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(UserError, match="读不出来"):
        read_sheet(tmp_path / "a.xlsx")


def test_a_cell_at_the_end_of_the_world_is_refused_before_it_eats_the_memory(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"表": [["标题"]]})
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    change_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", far))
    with pytest.raises(UserError, match="1048576 行、16384 列"):
        read_sheet(path)


def test_files_that_are_missing_or_too_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="找不到文件"):
        read_sheet(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="打不开"):
        read_sheet(tmp_path)
    (tmp_path / "a.csv").write_bytes(b"x" * 11)
    monkeypatch.setattr("desktop_app.exchange.sheets.reading.sheet_reading.LARGEST_FILE", 10)
    with pytest.raises(UserError, match="太大"):
        read_sheet(tmp_path / "a.csv")
