"""The look into a workbook before it is read: how far its sheets reach and which formulas failed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.sheets.reading.scanned import Scanned
from desktop_app.exchange.sheets.reading.xlsx_scan import scan_xlsx
from tests.exchange.sheets.workbooks import change_part, make_workbook

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "xl/worksheets/sheet1.xml"


def test_the_extent_ends_with_the_last_filled_cell(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["x", None, 5], [], [None, "y"]], "乙": [], "丙": [["=1"]]})
    assert scan_xlsx(path.read_bytes()) == [
        Scanned(3, 3),
        Scanned(0, 0),
        Scanned(1, 1),
    ]


def test_every_failed_formula_is_found_with_its_place(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["标题", "#N/A"], ["#DIV/0!", 1.5, "#REF!"]]})
    assert scan_xlsx(path.read_bytes())[0].failed == {(1, 1), (2, 0), (2, 2)}


def test_a_cell_that_is_only_coloured_does_not_reach_out(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["x"]]})
    change_part(
        path,
        FIRST,
        lambda xml: xml.replace(b"</sheetData>", b'<row r="900000"><c r="XFD900000" s="0"/></row></sheetData>'),
    )
    assert scan_xlsx(path.read_bytes())[0] == Scanned(1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"", b""),
        (rb"<(/?)row\b", rb"<\1x:row"),
        (rb"<(/?)c\b", rb"<\1x:c"),
        (rb"<(/?)(\w)", rb"<\1x:\2"),
    ],
)
def test_prefixes_of_other_writers_are_understood(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["x", 2], [3, "#N/A"]]})
    change_part(path, FIRST, lambda xml: re.sub(old, new, xml) if old else xml)
    assert scan_xlsx(path.read_bytes())[0] == Scanned(2, 2, {(2, 1)})


def test_cells_without_a_place_are_counted_along_their_row(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["x", 2], [3, "#N/A"]]})

    def without_places(xml: bytes) -> bytes:
        for place in (b"1", b"2", b"A1", b"B1", b"A2", b"B2"):
            xml = xml.replace(b' r="' + place + b'"', b"")
        return xml

    change_part(path, FIRST, without_places)
    assert scan_xlsx(path.read_bytes())[0] == Scanned(2, 2, {(2, 1)})


def test_a_tag_cut_by_the_end_of_a_chunk_is_still_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"甲": [["x", 2, 3], [3, "#N/A", "a<b"]]})
    for size in range(1, 40):
        monkeypatch.setattr("desktop_app.exchange.sheets.reading.xlsx_scan._CHUNK", size)
        assert scan_xlsx(path.read_bytes())[0] == Scanned(2, 3, {(2, 1)})
