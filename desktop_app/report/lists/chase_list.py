"""The list to chase (催报单) on paper: which unit lacks what, and whom to phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList
from desktop_app.written_days import day_text, months_text

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import Board, BoardRow


def chase_list(board: Board, organisation: str) -> PrintedList:
    """Return the list to print, lengthwise on A4, with room to note each call."""
    chased = [row for row in board.rows if row.to_chase]
    said = _("{scope}　截至 {day}　应报 {all} 个单位，需催报 {count} 个").format(
        scope=organisation, day=day_text(board.day), all=len(board.rows), count=len(chased)
    )
    return PrintedList(
        title=_("{year} 年政府信息公开月报催报单").format(year=board.year),
        said=said,
        columns=_columns(),
        rows=[_row(number, row) for number, row in enumerate(chased, 1)],
        organisation=organisation,
        day=board.day,
        nothing=_("各单位都已按期上报，没有需要催报的。"),
    )


def _columns() -> tuple[PrintedColumn, ...]:
    return (
        PrintedColumn(_("序号"), 0.5),
        PrintedColumn(_("单位"), 2.6),
        PrintedColumn(_("缺报月份"), 2.3),
        PrintedColumn(_("报后有改动的月份"), 1.9),
        PrintedColumn(_("退回未改正"), 1.1),
        PrintedColumn(_("信息员"), 1.2),
        PrintedColumn(_("办公电话"), 1.6),
        PrintedColumn(_("催报情况"), 2.2),
    )


def _row(number: int, row: BoardRow) -> tuple[str, ...]:
    unit = row.unit
    returned = _("{count} 条").format(count=unit.returns) if unit.returns else ""
    return (
        *(str(number), unit.name, months_text(row.listed("missing")), months_text(row.listed("changed"))),
        *(returned, unit.officer, unit.telephone, ""),
    )
