"""Measuring a large sheet of the register form: taking it in whole, beside reading it alone.

Each part runs in a process of its own, for a process tells only the most memory it ever had.
"""

from __future__ import annotations

import datetime as dt
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Column, Style
from desktop_app.exchange.sheets.matching.mapping_file import with_constants
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.i18n import _
from desktop_app.model.kinds import Category, Release
from desktop_app.model.record import fields_of
from desktop_app.most_memory import most_memory
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Content

_HEADINGS = ("序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性")
"""The form in which bureaus keep their register of releases, without unit and category: they hold for all rows."""


def register_form(folder: Path, rows: int) -> dict[str, float | int]:
    """Return seconds and megabytes of reading a register form of so many rows, and of the whole import."""
    sheet, ledger = folder / "register.xlsx", folder / "register.ogi"
    days = [Column(heading, Style.DAY if heading == "生成时间" else Style.TEXT) for heading in _HEADINGS]
    write_sheet(sheet, _("测量"), days, _rows(rows))
    made = create_ledger(ledger, organisation=_("测量"), unit=_("测量"), role="unit")
    with operation(made, _("测量")) as change:
        change.add(Category, {"name": _("测量"), "code": "bench"})
    close_ledger(made)
    # A new process each: a forked one would begin with the memory of this one.
    with get_context("spawn").Pool(1, maxtasksperchild=1) as alone:
        read_s, read_memory = alone.apply(_read, (sheet,))
        import_s, import_memory = alone.apply(_import, (sheet, ledger))
    measured: dict[str, float | int] = {"sheet_rows": rows, "sheet_bytes": sheet.stat().st_size}
    measured |= {"sheet_read_s": read_s, "sheet_import_s": import_s}
    return measured | _named("sheet_read", read_memory) | _named("sheet_import", import_memory)


def _rows(count: int) -> Iterator[list[Content]]:
    first = dt.date(2013, 1, 1)
    for number in range(1, count + 1):
        title = _("关于{subject}的公告（{number}）").format(subject=_("就业"), number=number)
        day = first + dt.timedelta(days=number % 365)
        yield [number, f"〔2013〕{number}", title, title, day, "主动公开"]


def _named(name: str, memory: dict[str, float | int]) -> dict[str, float | int]:
    return {f"{name}_{what}": value for what, value in memory.items()}


def _read(sheet: Path) -> tuple[float, dict[str, float | int]]:
    begun = time.perf_counter()
    read_sheet(sheet)
    return round(time.perf_counter() - begun, 4), most_memory()


def _import(sheet: Path, file: Path) -> tuple[float, dict[str, float | int]]:
    begun = time.perf_counter()
    with opened(file) as ledger:
        found = read_sheet(sheet)
        fields = fields_of(Release)
        same = [(fields["unit"].label, _("测量")), (fields["category"].label, _("测量"))]
        matching = with_constants(Release, propose(ledger, found, Release).matching, same)
        take(ledger, examine(ledger, found, Release, matching), source=sheet.name)
    return round(time.perf_counter() - begun, 4), most_memory()
