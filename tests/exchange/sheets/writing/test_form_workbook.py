"""Forms as workbooks: the merges of the form, real numbers, and a user's text that stays text."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.writing.form_workbook import write_form
from desktop_app.report.annex.workbook import Book, BookCell, BookSheet

if TYPE_CHECKING:
    from pathlib import Path

_NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


MOST_CHARACTERS = 32_767
"""What a cell of Excel can hold, in units of UTF-16 (Microsoft: Excel specifications and limits)."""


def sheet_xml(path: Path, number: int = 1) -> ET.Element:
    with zipfile.ZipFile(path) as packed:
        return ET.fromstring(packed.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 (our own file)


def style_of(path: Path, place: str) -> tuple[str, str]:
    """Return the number format of a cell, and whether editing keeps it a text."""
    with zipfile.ZipFile(path) as packed:
        styles = ET.fromstring(packed.read("xl/styles.xml"))  # noqa: S314 (our own file)
    cell = sheet_xml(path).find(f".//x:c[@r='{place}']", _NAMESPACE)
    assert cell is not None
    look = styles.findall(".//x:cellXfs/x:xf", _NAMESPACE)[int(cell.get("s", "0"))]
    formats = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.findall(".//x:numFmt", _NAMESPACE)}
    number = look.get("numFmtId", "")
    return formats.get(number, {"49": "@", "1": "0", "2": "0.00"}.get(number, number)), look.get("quotePrefix", "0")


def written(tmp_path: Path, *cells: BookCell, names: tuple[str, ...] = ("表",)) -> Path:
    path = tmp_path / "form.xlsx"
    sheets = tuple(BookSheet(name, (2.0, 1.0, 1.0), cells, None) for name in names)
    write_form(Book("试表", "某局 & 某处", "ABCD-0123", sheets), path)
    return path


@pytest.mark.parametrize("text", ["=1+1", "+86", "-SUM(A1)", "@SUM(A1)", "http://a.cn", "&amp; <b>", "㛃䶮𬱟𫖯"])
def test_a_text_stays_a_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, BookCell(0, 0, 1, 1, text, "text"), BookCell(1, 0, 1, 1, text, look="note"))
    assert [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()] == [text, text]
    assert sheet_xml(path).find(".//x:f", _NAMESPACE) is None
    assert style_of(path, "A1") == ("@", "1")


@pytest.mark.parametrize(
    ("text", "number", "form"),
    [
        ("0", 0, "0"),
        ("2822652", 2822652, "0"),
        ("59237.2449", 59237.2449, "0.0000"),
        ("0.50", 0.5, "0.00"),
        ("-8", -8, "0"),
        ("251000元", 251000, '0"元"'),
    ],
)
def test_a_figure_is_a_real_number_that_looks_as_on_the_form(
    tmp_path: Path, text: str, number: float, form: str
) -> None:
    path = written(tmp_path, BookCell(0, 0, 1, 1, text, "value"))
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [[number]]
    assert style_of(path, "A1")[0] == form


@pytest.mark.parametrize("text", ["/", "—", "25.1万元 上下3", "12345678901234567", "１２", "1e5"])
def test_what_is_no_number_in_a_cell_for_figures_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, BookCell(0, 0, 1, 1, text, "value"))
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [[text]]


def test_cells_that_stretch_are_merged(tmp_path: Path) -> None:
    path = written(tmp_path, BookCell(0, 0, 2, 1, "甲", "rowlabel"), BookCell(0, 1, 1, 2, "3", "value"))
    merged = [each.get("ref") for each in sheet_xml(path).findall(".//x:mergeCell", _NAMESPACE)]
    assert merged == ["A1:A2", "B1:C1"]


def test_names_of_sheets_are_made_fit_and_never_twice_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, BookCell(0, 0, 1, 1, "甲"), names=("收入/支出[2013]?", "'", "收入支出2013", "长" * 40))
    assert CalamineWorkbook.from_path(path).sheet_names == ["收入支出2013", "1", "收入支出2013 2", "长" * 31]


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    written(tmp_path, BookCell(0, 0, 1, 1, "长" * MOST_CHARACTERS, "text")).unlink()
    with pytest.raises(UserError, match=re.escape("“" + "长" * 12 + "…”")):
        written(tmp_path, BookCell(0, 0, 1, 1, "长" * (MOST_CHARACTERS + 1), "text"))
    assert list(tmp_path.iterdir()) == []


def test_the_foot_tells_organisation_and_fingerprint(tmp_path: Path) -> None:
    foot = sheet_xml(written(tmp_path, BookCell(0, 0, 1, 1, "甲"))).findtext(".//x:oddFooter", "", _NAMESPACE)
    assert foot == "&L某局 && 某处&C&P / &N&RABCD-0123"
