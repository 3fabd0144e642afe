"""Workbooks as libraries, servers and other programs write them, which Excel opens without a word."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.sheets.grid import Broken, DayNumber
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.values import from_cell
from desktop_app.model.field import Field, Shape

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell

PLAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

TEXTS = (
    "<si><t>标题</t></si><si><t>页数</t></si><si><r><t>富</t></r><r><rPr><b/></rPr><t>文本</t></r>"
    '<rPh sb="0" eb="1"><t>フ</t></rPh><phoneticPr fontId="1"/></si>'
)
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>3</v></c></row>'
)
READ = [["标题", "页数"], ["富文本", 3]]


USUAL = {
    "prefix": "",
    "namespace": PLAIN,
    "office": OFFICE,
    "workbook": "xl/workbook.xml",
    "target": "worksheets/sheet1.xml",
    "about": "",
    "beside": "",
}


def write(path: Path, rows: str = ROWS, **ways: str) -> Path:
    """Write the few parts that a workbook must have, each as one of those programs does."""
    way = USUAL | ways
    prefix, namespace, office = way["prefix"], way["namespace"], way["office"]

    def part(name: str, inside: str) -> str:
        named = re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", f"<{name}>{inside}</{name}>") if prefix else inside
        spaces = f'xmlns{":" + prefix if prefix else ""}="{namespace}" xmlns:r="{office}"'
        opened = f"{prefix}:{name}" if prefix else name
        body = named.removeprefix(f"<{opened}>").removesuffix(f"</{opened}>")
        return f'<?xml version="1.0" encoding="UTF-8"?><{opened} {spaces}>{body}</{opened}>'

    def related(*targets: tuple[str, str]) -> str:
        ones = "".join(
            f'<Relationship Id="rId{n}" Type="{office}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets)
        )
        return f'<Relationships xmlns="{PACKAGE}">{ones}</Relationships>'

    workbook = way["workbook"]
    folder, _, name = workbook.rpartition("/")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", related(("officeDocument", workbook)))
        parts = [("worksheet", way["target"]), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
        archive.writestr(f"{folder}/_rels/{name}.rels", related(*parts))
        sheets = '<sheets><sheet name="表" sheetId="1" r:id="rId0"/></sheets>'
        archive.writestr(workbook, part("workbook", way["about"] + sheets))
        archive.writestr("xl/worksheets/sheet1.xml", part("worksheet", f"<sheetData>{rows}</sheetData>{way['beside']}"))
        archive.writestr("xl/sharedStrings.xml", part("sst", TEXTS))
        formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        archive.writestr("xl/styles.xml", part("styleSheet", formats))
    return path


def cells(path: Path) -> list[list[Cell]]:
    """Return the cells of the rows of a workbook's only sheet."""
    return [row.cells for row in read_sheet(path).rows]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"prefix": "x"},
        {"namespace": STRICT, "office": STRICT_OFFICE},
        {"workbook": "xl/workbook22.xml"},
        {"target": "/xl/worksheets/sheet1.xml"},
        {"target": "/xl/Worksheets/Sheet1.xml"},
    ],
    ids=["plain", "prefixes", "strict", "numbered parts", "absolute paths", "other capitals"],
)
def test_the_same_workbook_is_read_however_its_parts_are_written(tmp_path: Path, options: dict[str, str]) -> None:
    assert cells(write(tmp_path / "a.xlsx", **options)) == READ


@pytest.mark.parametrize(
    "rows",
    [
        re.sub(r' r="[A-Z]?\d"', "", ROWS),
        ROWS.replace(' r="A1"', "  r='A1' "),
        ROWS.replace('t="s"><v>0</v>', 't="inlineStr"><is><r><t>标</t></r><r><t>题</t></r></is>'),
        ROWS.replace("<v>3</v>", "<f>1+2</f><v>3</v>"),
        ROWS.replace("><v>3</v>", ' t="n"><f t="shared" si="0"/><v>3</v>'),
    ],
    ids=["no places", "other quotation marks", "rich text in the cell", "a formula", "a shared formula"],
)
def test_the_same_rows_are_read_however_their_cells_are_written(tmp_path: Path, rows: str) -> None:
    assert cells(write(tmp_path / "a.xlsx", rows)) == READ


def test_a_formula_has_its_stored_value_or_none(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        '<c r="C1"><f t="shared" si="0"/></c><c r="D1"><f>1/0</f><v/></c><c r="E1" t="b"><f>TRUE()</f><v>1</v></c>'
        '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="2"><c r="A2"><f>1+1</f></c></row>'
    )
    assert cells(write(tmp_path / "a.xlsx", rows)) == [
        ["ab", "", Broken.UNCOMPUTED, Broken.UNCOMPUTED, True, Broken.CELL],
        [Broken.UNCOMPUTED],
    ]


def test_the_nought_of_a_program_that_leaves_computing_to_others_is_no_value(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><v>0</v></c></row>'
    asking = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    assert cells(write(tmp_path / "a.xlsx", rows)) == [[0, 2, 0]]
    assert cells(write(tmp_path / "b.xlsx", rows, about=asking)) == [[Broken.UNCOMPUTED, 2, 0]]


def test_a_bare_number_of_a_workbook_that_counts_from_1904_is_the_same_day(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>43592</v></c><c r="B1"><v>43592</v></c></row>'
    (row,) = cells(write(tmp_path / "a.xlsx", rows, about='<workbookPr date1904="1"/>'))
    day = Field(label="日期", shape=Shape.DAY, name="day")
    assert isinstance(row[1], DayNumber)
    assert from_cell(day, row[0]) == from_cell(day, row[1])


def test_a_sheet_formatted_to_its_last_row_is_not_too_large(tmp_path: Path) -> None:
    far = "".join(
        f'<row r="{row}" s="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"></c></row>' for row in range(1048570, 1048577)
    )
    assert cells(write(tmp_path / "a.xlsx", ROWS + far)) == READ


def test_a_filter_is_said_with_the_rows_it_hides(tmp_path: Path) -> None:
    filters = '<filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn>'
    beside = f'<autoFilter ref="A1:B2">{filters}</autoFilter>'
    sheet = read_sheet(write(tmp_path / "a.xlsx", ROWS.replace('r="2"', 'r="2" hidden="1"', 1), beside=beside))
    assert [(note.about.value, "第 2 行" in note.sentence) for note in sheet.notes] == [("filtered", True)]


def test_a_merged_range_as_wide_as_the_sheet_fills_no_more_than_there_is(tmp_path: Path) -> None:
    beside = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert cells(write(tmp_path / "a.xlsx", beside=beside)) == [["标题", "标题"], ["标题", "标题"]]
