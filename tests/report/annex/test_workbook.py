"""An annex as a workbook: each table with the merges of the form, the lines above and below it, its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.exchange.sheets.writing.form_workbook import write_form
from desktop_app.report.annex.form_sheet import SheetTable, annex_sheet
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.workbook import annex_book
from desktop_app.report.paper.html import html_page
from tests.report.annex.test_form_sheet import HEAD_AND_FOOT, annex_of_numbers
from tests.report.records import add

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.workbook import BookSheet


def merges(sheet: BookSheet) -> set[tuple[int, int, int, int, str]]:
    cells = [cell for cell in sheet.cells if cell.role is not None]
    top = min(cell.row for cell in cells)
    return {(cell.row - top, cell.column, cell.row_span, cell.column_span, cell.text) for cell in cells}


@pytest.mark.parametrize("name", [name for name in formats() if name != "A-shanghai-v1"])
def test_a_table_alone_on_its_sheet_has_the_merges_of_the_form(session: Session, name: str) -> None:
    annex = annex_of_numbers(session, formats()[name], 2013)
    tables = [block for block in annex_sheet(annex, HEAD_AND_FOOT) if isinstance(block, SheetTable)]
    sheets = annex_book(annex, HEAD_AND_FOOT).sheets
    assert len(sheets) == len(tables)
    for sheet, table in zip(sheets, tables, strict=True):
        assert merges(sheet) == {
            (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells
        }


def test_tables_under_one_heading_share_a_sheet_without_overlapping(session: Session) -> None:
    (sheet,) = annex_book(annex_of_numbers(session, formats()["A-shanghai-v1"], 2007), HEAD_AND_FOOT).sheets
    covered = [
        (row, column)
        for cell in sheet.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert {column for _row, column in covered} == set(range(len(sheet.columns)))


@pytest.mark.parametrize("name", list(formats()))
def test_every_figure_is_a_number_in_the_workbook(session: Session, tmp_path: Path, name: str) -> None:
    annex = annex_of_numbers(session, formats()[name], 2013)
    write_form(annex_book(annex, HEAD_AND_FOOT), tmp_path / "a.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    numbers = [
        cell
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
        if isinstance(cell, float)
    ]
    alone = [
        cell.text
        for block in annex_sheet(annex, HEAD_AND_FOOT)
        if isinstance(block, SheetTable)
        for cell in block.cells
        if cell.code
    ]
    assert sorted(numbers) == sorted(float(text) for text in alone)


def test_lines_above_and_below_stand_on_the_sheet(session: Session) -> None:
    first, middle, last = annex_book(annex_of_numbers(session, formats()["D-2021"], 2023), HEAD_AND_FOOT).sheets
    assert [cell.text for cell in first.cells if cell.look] == [
        "测试市测试局2023年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
    ]
    assert [cell.text for cell in last.cells if cell.look][-2:] == [
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "审核人：庄䶮　　　填报人：闵𬱟　　　填报日期：2014年1月20日",
    ]
    assert middle.repeated == (1, 3)


def test_the_page_for_the_website_has_the_merges_scopes_and_indents(session: Session) -> None:
    add(session, "report_section", year=2013, code="annex_remarks", body="<script>alert(1)</script> 㛃䶮")
    page = html_page(annex_document(annex_of_numbers(session, formats()["A-qingdao"], 2013), HEAD_AND_FOOT))
    assert 'rowspan="11"' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 㛃䶮" in page
    listed = html_page(annex_document(annex_of_numbers(session, formats()["B-2014"], 2018), HEAD_AND_FOOT))
    assert '<th scope="row" class="rowlabel left" style="padding-left:2.4em">其中：主动公开规范性文件数</th>' in listed
    assert "<thead>" in listed
