"""Sheets of every kind of file that something went wrong with: cells, headings, rows, and the bytes of the file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application, Release, Staff, Unit
from tests.exchange.sheets.workbooks import make_workbook

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.model.record import Record

    Grid = list[list[object]]

DAY = dt.date(2022, 3, 1)

REGISTERS: tuple[tuple[type[Record], Grid], ...] = (
    (
        Release,
        [
            ["门户网站公开信息登记表"],
            ["填写单位：政策法规科", None, None, "登记时间：2022年4月8日"],
            ["序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性"],
            [1, "水办〔2022〕12号", "关于做好城区节水工作的通知", "节水", DAY, "主动公开"],
            [2, "水办〔2022〕15号", "二〇二二年度水资源公报", "水资源", "2022年3月9日", "主动公开"],
            [3, None, "局领导分工", "分工", 44640, "主动公开"],
            ["审核人：", "张三"],
        ],
    ),
    (
        Application,
        [
            ["登记号", "收到日期", "姓名", "申请内容", "申请方式", "申请人类型", "延期日期", "答复日期", "答复类型"],
            ["2022-1", DAY, "张三", "查询征地批文", "当面", "自然人", None, "2022.3.15", "予以公开"],
            ["2022-2", "2022-03-02", "李四", "查询预算", "信函", "自然人", "2022-03-28", "2022年4月12日", "部分公开"],
            ["2022-3", DAY, "某公司", "查询名单", "网络", "商业企业", None, None, None],
        ],
    ),
    (
        Staff,
        [
            ["姓名", "所在单位", "岗位", "任职日期"],
            ["张三", "办公室", "联络员", DAY],
            ["李四", "水资源科", "联络员", "2022年3月"],
        ],
    ),
    (Unit, [["单位名称", "单位性质", "编号"], ["规划科", "内设处室", "GH"], ["信息中心", "所属单位", "XX"]]),
)
"""Small registers as they should be, each with the kind it is of."""

ODD: tuple[object, ...] = (
    *(None, "", "  ", "\u200b", "=1+1", '="0532"', "'=1", "#N/A", "#REF!", "###", "?", "\ue5e5"),
    *("1.23E+17", "12345678901234567", "1234567890123450000", "9" * 400, "370202199001011234", "00012", "85.3%"),
    *("2023-13-45", "二〇二二年三月一日", "2022.3", "20220301", "2022-03-01 00:00:00", "星期二", "3/1"),
    *(0, -1, 1e300, 0.1, 1e-9, 12345678901234567, 60, 99999, True, dt.date(1900, 1, 1), dt.datetime(2022, 3, 1, 8)),  # noqa: DTZ001 (a sheet knows no time zone)
    *("合计", "审核人：", "记录编号", "标题", "序号", "主动公开", "甲" * 3000, "一\n二", "a\tb", '"', "<b>", "&#x0;"),
)
"""Cells that nobody expects there."""


def mutate(grid: Grid, luck: random.Random) -> Grid:
    """Return a grid with a few things wrong with it."""
    found = [list(row) for row in grid]
    for _time in range(luck.randint(1, 6)):
        luck.choice(_MUTATIONS)(found, luck)
    return found


def _cell(grid: Grid, luck: random.Random) -> None:
    row = luck.choice(grid)
    if row:
        row[luck.randrange(len(row))] = luck.choice(ODD)


def _swap_columns(grid: Grid, luck: random.Random) -> None:
    row = max(grid, key=len)
    if len(row) < 2:
        return
    first, second = luck.randrange(len(row)), luck.randrange(len(row))
    for cells in grid:
        if len(cells) > max(first, second):
            cells[first], cells[second] = cells[second], cells[first]


def _drop_column(grid: Grid, luck: random.Random) -> None:
    place = luck.randrange(len(max(grid, key=len)) or 1)
    for cells in grid:
        del cells[place : place + 1]


def _double_column(grid: Grid, luck: random.Random) -> None:
    place = luck.randrange(len(max(grid, key=len)) or 1)
    for cells in grid:
        cells.extend(cells[place : place + 1])


def _drop_row(grid: Grid, luck: random.Random) -> None:
    if len(grid) > 1:
        del grid[luck.randrange(len(grid))]


def _double_row(grid: Grid, luck: random.Random) -> None:
    grid += [list(luck.choice(grid)) for _time in range(luck.choice((1, 2, 30)))]


def _blank_row(grid: Grid, luck: random.Random) -> None:
    grid.insert(luck.randrange(len(grid) + 1), [])


def _odd_row(grid: Grid, luck: random.Random) -> None:
    grid.insert(luck.randrange(len(grid) + 1), [luck.choice(ODD) for _time in range(luck.randint(1, 12))])


_MUTATIONS: tuple[Callable[[Grid, random.Random], None], ...] = (
    *(_cell, _cell, _cell, _swap_columns, _drop_column, _double_column),
    *(_drop_row, _double_row, _blank_row, _odd_row),
)


def write(folder: Path, grid: Grid, luck: random.Random) -> Path:
    """Write a grid as one of the kinds of files that offices have; its bytes are whole."""
    return luck.choice((_as_workbook, _as_workbook, _as_csv, _as_csv, _as_page, _as_ods))(folder, grid, luck)


def _as_workbook(folder: Path, grid: Grid, luck: random.Random) -> Path:
    sheets: dict[str, Grid] = {"表": grid, "说明": [["请看说明"]]} if luck.random() < 0.1 else {"表": grid}
    return make_workbook(folder / "表.xlsx", sheets)


def _as_csv(folder: Path, grid: Grid, luck: random.Random) -> Path:
    text = io.StringIO()
    rows = (["" if cell is None else cell for cell in row] for row in grid)
    csv.writer(text, delimiter=luck.choice(",,;\t")).writerows(rows)
    path = folder / "表.csv"
    path.write_text(text.getvalue(), luck.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")), newline="")
    return path


def _as_page(folder: Path, grid: Grid, luck: random.Random) -> Path:
    rows = (
        "<tr>" + "".join(f"<td{luck.choice(_SPANS)}>{escape(str('' if cell is None else cell))}" for cell in row)
        for row in grid
    )
    path = folder / "表.xls"
    path.write_text(f"<html><meta charset=utf-8><table>{''.join(rows)}</table></html>", "utf-8")
    return path


_SPANS = ("", "", "", "", ' colspan="2"', ' rowspan="3"', ' colspan="-1"', ' rowspan="99999999"')


def _as_ods(folder: Path, grid: Grid, luck: random.Random) -> Path:
    names = "office table text"
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names.split())
    repeated = luck.choice(("", "", ' table:number-columns-repeated="3"', ' table:number-rows-repeated="999999999"'))
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in grid)
    body = f'<table:table table:name="表"><table:table-row{repeated}/>{rows}</table:table>'
    content = f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    path = folder / "表.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
    return path


def _ods_cell(cell: object) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    text = escape(str(cell))
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def damage(path: Path, luck: random.Random) -> None:
    """Change some bytes of a file, or of one part inside it."""
    data = path.read_bytes()
    if data.startswith(b"PK") and luck.random() < 0.7:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = luck.choice([*parts, *(name for name in parts if "sheet" in name or "content" in name)])
        parts[name] = _damaged(parts[name], luck)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each, content in parts.items():
                archive.writestr(each, content)
        return
    path.write_bytes(_damaged(data, luck))


def _damaged(data: bytes, luck: random.Random) -> bytes:
    changed = bytearray(data)
    for _time in range(luck.randint(1, 4)):
        place = luck.randrange(len(changed) + 1)
        length = luck.choice((1, 1, 2, 8, 200))
        again = changed[place : place + length] * 2
        piece = luck.choice((luck.randbytes(length), b"", bytes(length), again, b'"<&\xff'))
        changed[place : place + luck.choice((0, length, length, len(changed)))] = piece
    return bytes(changed)
