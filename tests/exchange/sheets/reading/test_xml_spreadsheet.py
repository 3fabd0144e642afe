"""The XML workbook of Excel 2003: read as any other, by what is in it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import Broken, Percent, Shown
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names

if TYPE_CHECKING:
    from pathlib import Path

EXCEL_2003 = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles>
  <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Bottom"/></Style>
  <Style ss:ID="s21"><NumberFormat ss:Format="000000"/></Style>
  <Style ss:ID="s22"><NumberFormat ss:Format="Percent"/></Style>
 </Styles>
 <Worksheet ss:Name="登记">
  <Table ss:ExpandedColumnCount="5" ss:ExpandedRowCount="4">
   <Column ss:Index="2" ss:StyleID="s21" ss:Width="60"/><Column ss:Index="5" ss:Hidden="1"/>
   <Row><Cell><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="String">索引号</Data></Cell>
    <Cell><Data ss:Type="String">日期</Data></Cell><Cell ss:Index="5"><Data ss:Type="String">比例</Data></Cell></Row>
   <Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1"><ss:Data ss:Type="String"
    xmlns="http://www.w3.org/TR/REC-html40">甲<B>乙</B></ss:Data></Cell><Cell><Data ss:Type="Number">7</Data></Cell>
    <Cell><Data ss:Type="DateTime">2023-05-08T00:00:00.000</Data></Cell>
    <Cell ss:Index="5" ss:StyleID="s22"><Data ss:Type="Number">0.853</Data></Cell></Row>
   <Row><Cell ss:Index="2" ss:Formula="=1+1"/><Cell><Data ss:Type="Boolean">1</Data></Cell>
    <Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
  </Table>
 </Worksheet>
 <Worksheet ss:Name="空"><Table/></Worksheet>
 <Worksheet ss:Name="藏"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
 </Worksheet>
</Workbook>"""


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


@pytest.mark.parametrize("cut", [600, 1500, 1900])
def test_a_damaged_one_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "登记.xls"
    path.write_text(EXCEL_2003[:cut], encoding="utf-8")
    with pytest.raises(UserError, match="读不出来"):
        read_sheet(path)
