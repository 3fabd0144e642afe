"""Tables in a word processor's markup: the same merges as on paper, head rows repeated on every page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from desktop_app.report.paper.docx.markup import TWIPS, run
from desktop_app.report.paper.grid import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.report.paper.document import Listing
    from desktop_app.report.paper.grid import Grid

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_VERTICAL = {"top": "top", "middle": "center", "bottom": "bottom"}
_CENTRED = frozenset({"heading", "header", "value"})
_BLACK = frozenset({"heading", "header"})
_BORDERS = {"top": 8, "left": 8, "bottom": 8, "right": 8, "insideH": 4, "insideV": 4}
"""Eighths of a point: the border and the lines inside."""

_LEADING = 1.3
_BESIDE = 85
"""Twips at either side of a cell's text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a table's texts look: their style's id and size in points, and the typeface of its heads."""

    style: str
    size: float
    black: str


def grid_markup(grid: Grid, width: float, look: Look) -> str:
    """Return a grid over `width` millimetres."""
    widths = _widths(grid.columns, width)
    slots: dict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            slots[row].append(cell)
    rows = []
    for row in range(grid.rows):
        here = sorted(slots[row], key=lambda cell: cell.column)
        kept = grid.keep_together and row < grid.rows - 1
        texts = (_cell(cell, widths, look, continued=cell.row < row, kept=kept) for cell in here)
        height = grid.row_heights[row] if row < len(grid.row_heights) else 0.0
        rows.append(_row(texts, height, head=row < grid.header_rows))
    return _table(widths, rows)


def listing_markup(listing: Listing, width: float, look: Look) -> str:
    """Return a long list over `width` millimetres."""
    widths = _widths([column.width for column in listing.columns], width)
    heads = [Cell(0, place, text=column.heading, role="header") for place, column in enumerate(listing.columns)]
    rows = [_row((_cell(cell, widths, look) for cell in heads), 0.0, head=True)]
    for row in listing.rows:
        cells = (
            Cell(0, place, text=text, align=column.align)
            for place, (text, column) in enumerate(zip(row, listing.columns, strict=True))
        )
        rows.append(_row((_cell(cell, widths, look) for cell in cells), 0.0, head=False))
    return _table(widths, rows)


def _widths(weights: Sequence[float], width: float) -> list[int]:
    """Return the columns' widths in twips."""
    return [round(weight / sum(weights) * width * TWIPS) for weight in weights]


def _table(widths: Sequence[int], rows: Iterable[str]) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>' for side, weight in _BORDERS.items()
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{_BESIDE}" w:type="dxa"/><w:right w:w="{_BESIDE}" w:type="dxa"/></w:tblCellMar>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(cells: Iterable[str], height: float, *, head: bool) -> str:
    tall = f'<w:trHeight w:val="{round(height * TWIPS)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, widths: Sequence[int], look: Look, *, continued: bool = False, kept: bool = False) -> str:
    width = sum(widths[cell.column : cell.column + cell.column_span])
    across = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    down = "" if cell.row_span == 1 else "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>'
    place = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{down}<w:vAlign w:val="{_VERTICAL[cell.valign]}"/>'
    inside = "" if continued else run(cell.text, _face(cell, look))
    return f"<w:tc><w:tcPr>{place}</w:tcPr>{_paragraph(cell, look, inside, kept=kept)}</w:tc>"


def _paragraph(cell: Cell, look: Look, inside: str, *, kept: bool) -> str:
    align = cell.align or ("center" if cell.role in _CENTRED else "left")
    properties = (
        f"<w:pStyle w:val={quoteattr(look.style)}/>{'<w:keepNext/>' if kept else ''}"
        f'<w:spacing w:line="{round(look.size * _LEADING * 20)}" w:lineRule="atLeast"/><w:jc w:val="{_ALIGN[align]}"/>'
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _face(cell: Cell, look: Look) -> str:
    black = quoteattr(look.black)
    face = f"<w:rFonts w:ascii={black} w:hAnsi={black} w:eastAsia={black}/>" if cell.role in _BLACK else ""
    return f'{face}<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
