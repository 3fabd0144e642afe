"""What spreadsheet programs put on the clipboard becomes the rows that were copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.grid import About
from desktop_app.exchange.sheets.reading.clipboard import from_clipboard
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Excel 15">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {mso-number-format:"\\@";}
--></style></head><body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=19><td height=19 class=xl65 width=64>标题</td><td colspan=2 class=xl65>收到 / 编号</td></tr>
 <tr height=38><td rowspan=2 height=38 class=xl65>关于节水<br>
    的通知<span style='mso-spacerun:yes'>&nbsp;</span></td><td align=right x:num="110101199001011237">1.10101E+17</td>
  <td class=xl65>000123</td></tr>
 <tr height=19 style='display:none'><td align=right x:num="45054">2023/5/8</td><td>甲&lt;乙&gt;&amp;丙</td></tr>
 <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td><td width=64></td></tr><![endif]>
<!--EndFragment-->
</table></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
<style type="text/css">body,div,table { font-family:"Liberation Sans" }</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><font face="DejaVu Sans">标题</font></td><td><font>证件号码</font></td></tr>
<tr><td rowspan=2 align="left" valign=bottom><font face="DejaVu Sans" color="#000000">甲</font></td>
<td align="right" sdval="45047" sdnum="1033;0;YYYY-MM-DD"><font color="#000000">2023-05-01</font></td></tr>
<tr><td align="right" sdval="110101199001011" sdnum="1033;"><font>1.10101199001011E+14</font></td></tr>
<tr><td align="left"><font><br></font></td><td align="left" sdnum="1033;0;@"><font>'0012</font></td></tr>
</table></body></html>"""

WPS = """<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml>
<x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]--></head><body><!--StartFragment-->
<table width="144"><tr><td class="et2" x:str>标题</td><td class="et2" x:str>页数</td></tr>
<tr><td class="et2" x:str>乙</td><td class="et2" x:num>12</td></tr></table><!--EndFragment--></body></html>"""


def test_a_table_from_excel_keeps_its_merged_cells_line_breaks_and_whole_numbers() -> None:
    sheet = from_clipboard("标题\t收到 / 编号\t\r\n", EXCEL)
    assert [row.cells for row in sheet.rows] == [
        ["标题", "收到 / 编号", "收到 / 编号"],
        ["关于节水\n的通知", "110101199001011237", "000123"],
        ["关于节水\n的通知", "2023/5/8", "甲<乙>&丙"],
    ]
    assert [row.hidden for row in sheet.rows] == [False, False, True]
    assert [note.about for note in sheet.notes] == [About.MERGED, About.HIDDEN_ROWS]


def test_a_table_from_libreoffice_and_one_from_wps_are_read() -> None:
    assert [row.cells for row in from_clipboard("", LIBREOFFICE).rows] == [
        ["标题", "证件号码"],
        ["甲", "2023-05-01"],
        ["甲", "110101199001011"],
        ["", "0012"],
    ]
    assert [row.cells for row in from_clipboard("", WPS).rows] == [["标题", "页数"], ["乙", "12"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("标题\t页数\r\n甲\t3\r\n", [["标题", "页数"], ["甲", "3"]]),
        ('标题\t页数\n"一\n二"\t3\n', [["标题", "页数"], ["一\n二", "3"]]),
        ('"他说""好"""\t\n', [['他说"好"', ""]]),
        ('半个"引号\t3\n', [['半个"引号', "3"]]),
        ('"没有结束\t3\n第二行\t4', [['"没有结束', "3"], ["第二行", "4"]]),
        ("甲\t1\n\n\t\n乙\t2", [["甲", "1"], ["乙", "2"]]),
        ('="0012"\t\'0034', [["0012", "0034"]]),
    ],
)
def test_text_parted_by_tabs_is_read_with_its_quotation_marks(text: str, rows: list[list[str]]) -> None:
    assert [row.cells for row in from_clipboard(text).rows] == rows


def test_marks_that_no_program_knows_are_passed_over() -> None:
    page = "<table><![endioffice]><tr><td>甲<![=xl65></td><td>乙</td></tr><![CDATA[x]]></table>"
    assert [row.cells for row in from_clipboard("", page).rows] == [["甲", "乙"]]


def test_an_empty_clipboard_is_refused_in_plain_words() -> None:
    for text, html in [("", ""), (" \n\t\n", "<p>x</p>")]:
        with pytest.raises(UserError, match="剪贴板里没有表格"):
            from_clipboard(text, html)


def test_what_other_systems_export_as_a_web_page_named_xls_is_read(tmp_path: Path) -> None:
    page = (
        "<html><head><meta charset=gb2312></head><body><table><tr><td>第 1 页</td></tr></table>"
        "<table border=1><tr><th>标题<th>文号</tr><tr><td>甲<td>水〔2023〕1号<tr><td>乙<td></table></body></html>"
    )
    (tmp_path / "导出.xls").write_bytes(page.encode("gb18030"))
    assert [row.cells for row in read_sheet(tmp_path / "导出.xls").rows] == [
        ["标题", "文号"],
        ["甲", "水〔2023〕1号"],
        ["乙", ""],
    ]


def test_a_cell_that_claims_to_reach_over_a_number_of_thousands_of_digits_is_cut_short() -> None:
    page = f'<table><tr><td>标题</td></tr><tr><td rowspan="{"9" * 5000}">甲</td></tr></table>'
    assert from_clipboard("", page).rows[1].cells[0] == "甲"
