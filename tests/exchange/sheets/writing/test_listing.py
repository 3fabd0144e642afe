"""Lists out as they stand: headings, groups, texts, and numbers that add up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.exporting import export_list
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.writing.listing import write_listing
from desktop_app.model.kinds import Unit
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

COLUMNS = [PrintedColumn("序号", 1), PrintedColumn("单位", 2), PrintedColumn("缺报\n月份", 2), PrintedColumn("编码", 1)]
ROWS = [("市局（2 个）",), ("1", "办公室", "3 月、4 月", "007"), ("2", "就业处", "", "012")]
LISTING = PrintedList(
    title="2013年[月报]催报单", said="", columns=COLUMNS, rows=ROWS, organisation="测试局", day=dt.date(2013, 12, 20)
)


def test_a_list_goes_out_with_its_groups_and_whole_numbers_that_add_up(tmp_path: Path) -> None:
    sheet = read_sheet(write_listing(tmp_path / "a.xlsx", LISTING))
    assert [row.cells for row in sheet.rows] == [
        ["序号", "单位", "缺报 月份", "编码"],
        ["市局（2 个）", "", "", ""],
        [1, "办公室", "3 月、4 月", "007"],
        [2, "就业处", "", "012"],
    ]
    assert sheet.name == "2013年月报催报单"


def test_a_list_of_records_has_its_columns_in_their_order_and_no_numbers_of_records(
    ledger: Ledger, tmp_path: Path
) -> None:
    with operation(ledger, "新增") as change:
        for name, position in (("乙处", 2), ("甲处", 1), ("丙所", 3)):
            change.add(Unit, {"name": name, "nature": "division", "position": position})
    fields = [fields_of(Unit)[name] for name in ("position", "name")]
    chosen = Filter(where=(Condition("position", "<=", 2),), order="-position")
    exported = export_list(ledger, Unit, fields, tmp_path / "a.xlsx", chosen)
    assert exported.message == "已导出 2 条到“a.xlsx”。"
    assert [row.cells for row in read_sheet(exported.path).rows] == [["排序", "名称"], [2, "乙处"], [1, "甲处"]]
