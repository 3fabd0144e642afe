"""The list to chase (催报单) on paper: which unit lacks what, and whom to phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.paper.document import Block, Cell, Document, Grid, Page, Paragraph, SignOff, Spacer, Title
from desktop_app.report.paper.fingerprint import rows_fingerprint
from desktop_app.written_days import months_text

if TYPE_CHECKING:
    from desktop_app.model.inbox_board import Board, BoardRow

_COLUMNS = (0.5, 2.6, 2.3, 1.9, 1.1, 1.2, 1.6, 2.2)
_BEFORE_SIGNS = 4.0


def chase_document(board: Board, organisation: str) -> Document:
    """Return the list to print, lengthwise on A4, with room to note each call."""
    rows = [_row(number, row) for number, row in enumerate(filter(_chased, board.rows), 1)]
    title = _("{year} 年政府信息公开月报催报单").format(year=board.year)
    return Document(
        title=title,
        author=organisation,
        blocks=tuple(_blocks(board, title, organisation, rows)),
        fingerprint=rows_fingerprint(rows),
        created=board.day,
        page=Page(orientation="landscape"),
    )


def _chased(row: BoardRow) -> bool:
    return row.to_chase


def _blocks(board: Board, title: str, organisation: str, rows: list[tuple[str, ...]]) -> list[Block]:
    said = _("{scope}　截至 {day}　应报 {all} 个单位，需催报 {count} 个").format(
        scope=organisation, day=board.day.isoformat(), all=len(board.rows), count=len(rows)
    )
    nothing = Paragraph(_("各单位都已按期上报，没有需要催报的。"), align="center", indent_first=False)
    return [
        Title(title),
        Paragraph(said, align="center", indent_first=False, style="note"),
        _grid(rows) if rows else nothing,
        Spacer(_BEFORE_SIGNS),
        SignOff((((_("制表"), ""), (_("审核"), ""), (_("日期"), "")),)),
    ]


def _row(number: int, row: BoardRow) -> tuple[str, ...]:
    unit = row.unit
    returned = _("{count} 条").format(count=unit.returns) if unit.returns else ""
    return (
        *(str(number), unit.name, months_text(row.listed("missing")), months_text(row.listed("changed"))),
        *(returned, unit.officer, unit.telephone, ""),
    )


def _grid(rows: list[tuple[str, ...]]) -> Grid:
    names = (
        *(_("序号"), _("单位"), _("缺报月份"), _("报后有改动的月份")),
        *(_("退回未改正"), _("信息员"), _("办公电话"), _("催报情况")),
    )
    cells = [Cell(0, place, text=name, role="header") for place, name in enumerate(names)]
    for number, row in enumerate(rows, 1):
        cells += [Cell(number, place, text=text) for place, text in enumerate(row)]
    return Grid(_COLUMNS, tuple(cells), header_rows=1)
