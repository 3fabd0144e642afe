"""CSV: what a spreadsheet program would run or change stays as it is, and every usual encoding is read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.csv_guard import guard, unguard
from desktop_app.exchange.sheets.grid import Column, Style
from desktop_app.exchange.sheets.reading.csv_reading import read_csv
from desktop_app.exchange.sheets.writing.csv_file import write_csv

if TYPE_CHECKING:
    from pathlib import Path

FILE = "公开信息.csv"


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+86 532 8591", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1＋1", "＋1", "－1", "＠A1"),
        *("'引文", "''", "0532", "370202199001011234", "1.50", "1E5", "3-1", "2013-05-06", "1/2", "12:30", "85%"),
        "1,234",
    ],
)
def test_a_text_that_would_run_or_change_travels_behind_an_apostrophe(text: str) -> None:
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "text", ["", "关于做好工作的通知", "青人社发〔2013〕5号", "12", "0532-8591 1234", "a=b", "1.2.3", "O'Neil"]
)
def test_an_ordinary_text_travels_as_it_is(text: str) -> None:
    assert guard(text) == text


@given(st.text())
@example("'")
@example("'=")
def test_the_guard_comes_off_exactly(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["'通知", "'90年代"])
def test_an_apostrophe_somebody_else_wrote_before_plain_words_belongs_to_the_text(text: str) -> None:
    assert unguard(text) == text


def test_numbers_and_days_are_written_bare_and_begin_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    columns = [Column("标题"), Column("金额", Style.MONEY), Column("日期")]
    count = write_csv(tmp_path / FILE, columns, [["-通知", Decimal("-12.50"), dt.date(2013, 5, 6)], ["", 7, ""]])
    assert count == 2
    assert (tmp_path / FILE).read_bytes() == "\ufeff标题,金额,日期\r\n'-通知,-12.50,2013-05-06\r\n,7,\r\n".encode()


@pytest.mark.parametrize(
    ("number", "style"),
    [
        *(
            (Decimal("12.50"), Style.NUMBER),
            (Decimal(123_456_789_012), Style.NUMBER),
            (Decimal("123456789.12"), Style.MONEY),
        ),
        *((Decimal("-90071992547409.91"), Style.MONEY), (Decimal("0.0000001"), Style.NUMBER)),
    ],
)
def test_a_number_that_a_cell_without_a_format_shows_otherwise_travels_as_text(
    tmp_path: Path, number: Decimal, style: Style
) -> None:
    write_csv(tmp_path / FILE, [Column("数", style)], [[number]])
    data = (tmp_path / FILE).read_bytes()
    assert data.decode("utf-8-sig").splitlines()[1] == f"'{number:f}"
    assert read_csv(tmp_path / FILE, data).rows[1].cells == [f"{number:f}"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_encoding_and_separator_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(cells) for cells in [["标题", "页数"], ['"甲,乙;丙\t丁"', "3"]])
    sheet = read_csv(tmp_path / FILE, text.encode(encoding))
    assert [row.cells for row in sheet.rows] == [["标题", "页数"], ["甲,乙;丙\t丁", "3"]]


def test_rare_characters_come_through_gb18030(tmp_path: Path) -> None:
    sheet = read_csv(tmp_path / FILE, "姓名\r\n㛃䶮𬱟𫖯".encode("gb18030"))
    assert sheet.rows[1].cells == ["㛃䶮𬱟𫖯"]


def test_a_separator_inside_a_quoted_heading_does_not_decide(tmp_path: Path) -> None:
    sheet = read_csv(tmp_path / FILE, '"一,二,三,四";页数\r\n甲;3'.encode())
    assert sheet.rows[1].cells == ["甲", "3"]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_title_above_the_headings_does_not_decide_on_the_separator(tmp_path: Path, separator: str) -> None:
    text = "\n".join(["信息公开登记表", separator.join(["标题", "页数"]), separator.join(["甲", "3"])])
    assert read_csv(tmp_path / FILE, text.encode()).rows[2].cells == ["甲", "3"]


def test_a_semicolon_in_a_list_of_one_column_parts_nothing(tmp_path: Path) -> None:
    assert read_csv(tmp_path / FILE, "标题\n甲;乙".encode()).rows[1].cells == ["甲;乙"]


def test_rows_keep_their_number_when_blank_ones_lie_between(tmp_path: Path) -> None:
    sheet = read_csv(tmp_path / FILE, "标题,页数\n,\n \n甲,1\n".encode())
    assert [row.number for row in sheet.rows] == [1, 4]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0\x01\x02\x03\x81"])
def test_what_is_not_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError, match="不是表格文件"):
        read_csv(tmp_path / FILE, data)


def test_a_quotation_that_never_ends_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="第 2 行的引号"):
        read_csv(tmp_path / FILE, '标题,页数\r\n"甲,3\r\n'.encode())


def test_more_rows_than_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.exchange.sheets.grid.MOST_ROWS", 3)
    monkeypatch.setattr("desktop_app.exchange.sheets.reading.csv_reading.MOST_ROWS", 3)
    with pytest.raises(UserError, match="太大"):
        read_csv(tmp_path / FILE, ("标题\n" + "甲\n" * 4).encode())
    assert len(read_csv(tmp_path / FILE, ("标题\n" + "甲\n" * 3).encode()).rows) == 4


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, encoding: str) -> None:
    data = "标题,页数\n甲,1\n乙,2\n丙,3\n".encode(encoding)
    damaged = data.replace("乙".encode(encoding), b"\xff\xff")
    with pytest.raises(UserError, match="第 3 行有认不出的字符"):
        read_csv(tmp_path / FILE, damaged)


def test_a_separator_that_the_first_line_names_is_taken_and_the_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = read_csv(tmp_path / FILE, "sep=;\r\n标题;页数\r\n甲,乙;3".encode()).rows
    assert [(row.number, row.cells) for row in rows] == [(2, ["标题", "页数"]), (3, ["甲,乙", "3"])]


def test_what_only_keeps_digits_whole_is_taken_off(tmp_path: Path) -> None:
    data = '="0012","\t0034","=""00""""56""","\t缩进"'.encode()
    assert read_csv(tmp_path / FILE, data).rows[0].cells == ["0012", "0034", '00"56', "\t缩进"]


@pytest.mark.parametrize("cell", ["长" * 140_000, '"' + "长" * 140_000 + '"', '"' + "长\n" * 140_000])
def test_a_cell_longer_than_any_sheet_allows_is_named_for_what_it_is(tmp_path: Path, cell: str) -> None:
    with pytest.raises(UserError, match="第 3 行有一格超过 131072 个字，或者引号只有一半"):
        read_csv(tmp_path / FILE, f"标题\n甲\n{cell}\n乙\n".encode())


def test_a_quotation_that_never_ends_is_looked_for_where_it_begins(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="第 3 行的引号"):
        read_csv(tmp_path / FILE, ("sep=;\n标题;页数\n" + '"甲;3\n' + "乙;4\n" * 100).encode())
