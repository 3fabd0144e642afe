"""The XML workbook of Excel 2003: read as any other, by what is in it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import Broken, Percent, Shown
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names
from tests.folders import DATA

if TYPE_CHECKING:
    from pathlib import Path

EXCEL_2003 = (DATA / "sheets" / "XML电子表格2003.xls").read_text(encoding="utf-8")


def test_an_xml_workbook_of_excel_2003_is_read_by_what_its_cells_are(tmp_path: Path) -> None:
    path = tmp_path / "登记.xls"
    path.write_text(EXCEL_2003, encoding="utf-8")
    assert sheet_names(path) == ["登记"]
    sheet = read_sheet(path)
    assert [row.cells for row in sheet.rows] == [
        ["标题", "索引号", "日期", "", "比例"],
        ["甲乙", Shown(7, "000007"), dt.date(2023, 5, 8), "", Percent(Decimal("85.3"))],
        ["甲乙", Broken.UNCOMPUTED, True, Broken.CELL],
    ]
    assert [(row.number, row.hidden) for row in sheet.rows] == [(1, False), (3, True), (4, False)]
    assert sheet.hidden_columns == {4}


@pytest.mark.parametrize("cut", [600, 1200, 1600])
def test_a_damaged_one_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "登记.xls"
    path.write_text(EXCEL_2003[:cut], encoding="utf-8")
    with pytest.raises(UserError, match="读不出来"):
        read_sheet(path)
