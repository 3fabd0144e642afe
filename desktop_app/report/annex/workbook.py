"""An annex as the sheets of a workbook, in plain data: its tables with the lines above and below them.

Each heading begins a sheet. Tables that stand under one heading share the sheet and its columns, which are all their
edges together; a table alone keeps the merges it has on the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from desktop_app.report.annex.form_sheet import SheetTable, SheetText, annex_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.form_sheet import SheetBlock, SheetSigns
    from desktop_app.report.annex.formats.grid import CellRole
    from desktop_app.report.annex.formats.layout import TextStyle
    from desktop_app.report.paper.grid import CellAlignment
    from desktop_app.report.paper.head_and_foot import HeadAndFoot

Look = Literal["title", "subtitle", "heading", "paragraph", "note", "signs"]
_ROOM_FOR_A_PEN = "　" * 8
_BETWEEN_SIGNS = "　" * 3
_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class BookCell:
    """One cell: its place (from 0), how far it stretches, its text; `look` is a line's, `role` a table cell's."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    role: CellRole | None = None
    look: Look | None = None
    align: CellAlignment | None = None
    indent: int = 0
    size: float = 10.5


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet: its name, relative widths of its columns, cells, and which rows (from, to) are repeated in print."""

    name: str
    columns: tuple[float, ...]
    cells: tuple[BookCell, ...]
    repeated: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook to be written: its sheets, and what its properties and the foot of its pages say."""

    title: str
    author: str
    mark: str
    sheets: tuple[BookSheet, ...]


def annex_book(annex: Annex, head_and_foot: HeadAndFoot) -> Book:
    """Return an annex as a workbook; what stands above the first table stands on the first sheet."""
    blocks = annex_sheet(annex, head_and_foot)
    sheets = tuple(_sheet(part, annex.format.name) for part in _parts(blocks))
    titles = [block.text for block in blocks if isinstance(block, SheetText) and block.style in {"title", "subtitle"}]
    title = annex.edition.titled("".join(titles) or annex.format.name)
    mark = "　".join(filter(None, (annex.edition.words, annex.fingerprint)))
    return Book(title, head_and_foot.organisation, mark, sheets)


def _parts(blocks: Sequence[SheetBlock]) -> Iterator[list[SheetBlock]]:
    """Yield the blocks of each sheet: a heading after a table begins another."""
    part: list[SheetBlock] = []
    for block in blocks:
        begins = isinstance(block, SheetText) and block.style == "heading"
        if begins and any(isinstance(earlier, SheetTable) for earlier in part):
            yield part
            part = []
        part.append(block)
    yield part


def _sheet(blocks: Sequence[SheetBlock], otherwise: str) -> BookSheet:
    tables = [block for block in blocks if isinstance(block, SheetTable)]
    edges = sorted({edge for table in tables for edge in _edges(table)} | {Fraction(0), _WHOLE})
    sheet = _GrowingSheet(edges)
    for block in blocks:
        sheet.add(block)
    headings = [block.text for block in blocks if isinstance(block, SheetText) and block.style == "heading"]
    columns = tuple(float(right - left) for left, right in pairwise(edges))
    return BookSheet((headings or [otherwise])[0], columns, tuple(sheet.cells), sheet.repeated)


def _edges(table: SheetTable) -> list[Fraction]:
    """Return where the columns of a table begin and end, as shares of its width."""
    # Fractions: edges of two tables at one place have to be equal to the last digit.
    widths = [Fraction(width).limit_denominator(1_000_000) for width in table.columns]
    return [edge / sum(widths) for edge in accumulate(widths, initial=Fraction(0))]


@dataclass(slots=True)
class _GrowingSheet:
    """A sheet while it is filled, from the top."""

    edges: list[Fraction]
    cells: list[BookCell] = field(default_factory=list)
    repeated: tuple[int, int] | None = None
    _row: int = 0

    def add(self, block: SheetBlock) -> None:
        if isinstance(block, SheetTable):
            self._add_table(block)
        elif isinstance(block, SheetText):
            self._add_line(block.text, block.style)
        else:
            self._add_signs(block)

    def _add_line(self, text: str, look: TextStyle | Literal["signs"]) -> None:
        self.cells.append(BookCell(self._row, 0, 1, len(self.edges) - 1, text, look=look))
        self._row += 1

    def _add_signs(self, signs: SheetSigns) -> None:
        for row in signs.rows:
            said = (f"{label}：{value or _ROOM_FOR_A_PEN}" for label, value in row)
            self._add_line(_BETWEEN_SIGNS.join(said).rstrip("　"), "signs")

    def _add_table(self, table: SheetTable) -> None:
        numbers = [self.edges.index(edge) for edge in _edges(table)]
        for cell in table.cells:
            left, right = numbers[cell.column], numbers[cell.column + cell.column_span]
            self.cells.append(
                BookCell(
                    self._row + cell.row,
                    left,
                    cell.row_span,
                    right - left,
                    cell.text,
                    cell.role,
                    align=cell.align,
                    indent=cell.indent,
                    size=table.text_size,
                )
            )
        if table.header_rows:
            self.repeated = (self._row, self._row + table.header_rows - 1)
        self._row += max(cell.row + cell.row_span for cell in table.cells)
