"""Tables of a page: the same merges as on paper, and headers that say what they head."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.report.paper.html.element import element, start, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.paper.document import Listing
    from desktop_app.report.paper.grid import Cell, Grid

_HEADS = frozenset({"header", "heading"})


def table(grid: Grid, labelled_by: str) -> str:
    """Return a grid as a table; the header rows form its head."""
    ordered = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    rows = {row: list(cells) for row, cells in groupby(ordered, key=lambda cell: cell.row)}
    head = _rows([rows.get(row, []) for row in range(grid.header_rows)])
    body = _rows([rows.get(row, []) for row in range(grid.header_rows, grid.rows)])
    inside = _columns(grid.columns) + (element("thead", head) if head else "") + element("tbody", body)
    return element("div", element("table", inside, aria_labelledby=labelled_by), class_="scroll")


def listing(block: Listing, labelled_by: str) -> str:
    """Return a long list as a table."""
    head = element("tr", "".join(element("th", text_of(column.heading), scope="col") for column in block.columns))
    aligns = ["" if column.align == "left" else column.align for column in block.columns]
    rows = (
        element(
            "tr", "".join(element("td", text_of(text), class_=align) for text, align in zip(row, aligns, strict=True))
        )
        for row in block.rows
    )
    inside = _columns([column.width for column in block.columns]) + element("thead", head)
    whole = inside + element("tbody", "".join(rows))
    return element("div", element("table", whole, aria_labelledby=labelled_by), class_="scroll")


def _columns(weights: Sequence[float]) -> str:
    total = sum(weights)
    return element("colgroup", "".join(start("col", style=f"width:{100 * weight / total:.2f}%") for weight in weights))


def _rows(rows: Sequence[Sequence[Cell]]) -> str:
    return "".join(element("tr", "".join(_cell(cell) for cell in cells)) for cells in rows)


def _cell(cell: Cell) -> str:
    place: dict[str, str | int] = {
        "rowspan": cell.row_span if cell.row_span > 1 else 0,
        "colspan": cell.column_span if cell.column_span > 1 else 0,
        "class_": cell.role if cell.align is None else f"{cell.role} {cell.align}",
        "style": f"padding-left:{cell.indent + 0.4:g}em" if cell.indent else "",
    }
    text = text_of(cell.text)
    if cell.role in _HEADS:
        return element("th", text, scope="colgroup" if cell.column_span > 1 else "col", **place)
    if cell.role == "rowlabel":
        return element("th", text, scope="rowgroup" if cell.row_span > 1 else "row", **place)
    return element("td", text, **place)
