"""Sheets as offices have them, made for these tests: a register with title rows, a foot, troubles of every sort."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[list[str | float | dt.date]]

REGISTER: Rows = [
    ["信息公开登记表"],
    ["填写单位：政策法规科"],
    ["序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性"],
    [1, "水〔2022〕1号", "关于节约用水的通知", "节水", dt.date(2022, 3, 1), "主动公开"],
    [2, "水〔2022〕2号", "关于防汛值班的通知", "防汛", dt.date(2022, 3, 9), "主动公开"],
    [3, "", "局领导分工", "分工", dt.date(2022, 3, 20), "主动公开"],
    [4],
    [5],
    ["合计", 3],
    ["审核人：", "张某"],
]
"""A bureau's register: title, 填写单位, headings in the third row, numbered rows without content, a foot."""

CATALOGUE: Rows = [
    ["标题", "公开单位", "信息分类", "公开日期", "文号"],
    ["关于节约用水的办法", "政策法规科", "政策文件", dt.date(2024, 3, 8), "水规〔2024〕1号"],
    ["关于河道管理的办法", "水资源科", "政策文件", dt.date(2024, 3, 9), "水规〔2024〕2号"],
]
"""A catalogue under our own headings."""


def save(path: Path, rows: Rows, name: str = "Sheet1") -> Path:
    """Write rows as a workbook; days are real ones, texts stay texts."""
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(name), book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(number, place, dt.datetime.combine(cell, dt.time()), day)
                else:
                    sheet.write(number, place, cell)
    return path
