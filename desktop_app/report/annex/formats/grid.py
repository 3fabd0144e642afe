"""A printed table of a format file, laid out line by line as one fills in a form: left to right, top to bottom.

Bands of lines may divide the width differently (eight columns above, six below); the table's own columns are all
their edges together, so that the whole is one grid with merged cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, product
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from desktop_app.i18n import _
from desktop_app.report.annex.formats.lists import lines_of
from desktop_app.report.annex.formats.references import Context
from desktop_app.report.annex.formats.text import Fragment, cell_fragment, fragments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.report.annex.formats.file_shape import BandRule, GridRule, PlaceRule
    from desktop_app.report.annex.formats.references import References
    from desktop_app.report.annex.formats.tables import Table
    from desktop_app.report.paper.grid import CellAlignment
    from desktop_app.report.rulefiles.lines import Spot

CellRole = Literal["heading", "header", "rowlabel", "value", "note", "text"]
_MOST_FIELDS = 50_000
"""Lines times the edges of all columns: the largest official form has some hundreds."""

_CONTENTS = ("text", "cell", "values", "labels", "section", "fill")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """One cell of a laid-out table: its place (from 0), how far it stretches, and what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    role: CellRole
    align: CellAlignment | None
    fragments: tuple[Fragment, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A laid-out table: relative widths, cells that cover it exactly once, least heights in millimetres."""

    columns: tuple[float, ...]
    cells: tuple[PlacedCell, ...]
    header_rows: int
    row_heights: tuple[float, ...]
    text_size: float
    keep_together: bool


def place_grid(rule: GridRule, spot: Spot, tables: Mapping[str, Table], references: References) -> PlacedGrid:
    """Lay out a table; raises `FormatError` for a hole, an overlap, a cell that sticks out or doesn't exist."""
    edges = [_edges(band, spot / "bands" / number, tables) for number, band in enumerate(rule.bands)]
    for number, band_edges in enumerate(edges):
        if band_edges[-1] != edges[0][-1]:
            message = _("这一段的总宽是 {width}，第一段是 {first}，各段要一样宽。")
            raise (spot / "bands" / number).error(message.format(width=band_edges[-1], first=edges[0][-1]))
    lines = sum(len(band.rows) or len(tables[band.table].rule.rows) for band in rule.bands)
    if (fields := lines * len(set().union(*edges))) > _MOST_FIELDS:
        message = _("这张印出来的表有 {count} 格，最多 {most} 格。")
        raise spot.error(message.format(count=fields, most=_MOST_FIELDS))
    board = _Board(sorted(set().union(*edges)), rule.header_rows, references)
    for number, (band, band_edges) in enumerate(zip(rule.bands, edges, strict=True)):
        board.add(band, band_edges, spot / "bands" / number, tables[band.table])
    board.refuse_overhang()
    widths = zip(board.edges, board.edges[1:], strict=False)
    return PlacedGrid(
        tuple(float(end - start) for start, end in widths),
        tuple(board.cells),
        rule.header_rows,
        tuple(board.heights),
        rule.text_size,
        rule.keep_together,
    )


def _edges(band: BandRule, spot: Spot, tables: Mapping[str, Table]) -> list[Fraction]:
    """Return where the band's columns begin and end; those of its table share `values_width` evenly."""
    table = tables.get(band.table)
    if table is None:
        raise (spot / "table").error(_("没有“{table}”这张表。").format(table=band.table))
    widths = [Fraction(width) for width in band.widths]
    if band.values_width and table.columns:
        widths += [Fraction(band.values_width, len(table.columns))] * len(table.columns)
    if not widths:
        raise spot.error(_("要写“widths”，说明各栏的宽度。"))
    return [Fraction(0), *accumulate(widths)]


class _Board:
    """The table while it is being filled in."""

    def __init__(self, edges: list[Fraction], header_rows: int, references: References) -> None:
        self.edges = edges
        self.cells: list[PlacedCell] = []
        self.heights: list[float] = []
        self._number = {edge: number for number, edge in enumerate(edges)}
        self._header_rows = header_rows
        self._references = references
        self._taken: dict[tuple[int, int], Spot] = {}

    def add(self, band: BandRule, edges: list[Fraction], spot: Spot, table: Table) -> None:
        """Fill in the lines of a band."""
        for line, line_spot in lines_of(band, spot, table):
            self._fill_line(_expanded(line, line_spot, table), edges, line_spot, table)
            self._refuse_hole(line_spot)
            self.heights.append(band.height)

    def refuse_overhang(self) -> None:
        """Refuse a cell that reaches below the last line."""
        for (row, _column), spot in self._taken.items():
            if row >= len(self.heights):
                raise spot.error(_("这个格子往下伸出了表格。"))

    def _fill_line(
        self, places: Iterator[tuple[PlaceRule, Spot]], edges: list[Fraction], line: Spot, table: Table
    ) -> None:
        at = 0
        for place, spot in places:
            while at < len(edges) - 1 and self._is_full(edges[at], edges[at + 1]):
                at += 1
            if at + place.columns > len(edges) - 1:
                raise line.error(_("这一行的格子太多，伸出了表格；也可能是上面的格子占的行太多。"))
            self._place(place, spot, (edges[at], edges[at + place.columns]), table)
            at += place.columns

    def _is_full(self, start: Fraction, end: Fraction) -> bool:
        columns = range(self._number[start], self._number[end])
        return all((len(self.heights), column) in self._taken for column in columns)

    def _place(self, rule: PlaceRule, spot: Spot, between: tuple[Fraction, Fraction], table: Table) -> None:
        row, start, end = len(self.heights), self._number[between[0]], self._number[between[1]]
        for covered in product(range(row, row + rule.rows), range(start, end)):
            if covered in self._taken:
                raise spot.error(_("这个格子和别的格子重叠了。"))
            self._taken[covered] = spot
        fragments = _fragments(rule, spot, self._references, Context(table.rule.id))
        role = rule.role or _role(fragments, header=row < self._header_rows)
        align = rule.align or ("justify" if role == "text" else None)
        self.cells.append(PlacedCell(row, start, rule.rows, end - start, role, align, fragments, rule.indent))

    def _refuse_hole(self, line: Spot) -> None:
        for column in range(len(self.edges) - 1):
            if (len(self.heights), column) not in self._taken:
                raise line.error(_("这一行没有填满，少了格子。"))


def _expanded(line: tuple[PlaceRule, ...], spot: Spot, table: Table) -> Iterator[tuple[PlaceRule, Spot]]:
    """Yield the cells of a line; `values` and `labels` stand for one cell for each column of the table."""
    for number, place in enumerate(line):
        place_spot = spot / number
        if sum(bool(getattr(place, name)) for name in _CONTENTS) > 1:
            raise place_spot.error(_("一个格子只能写一种内容。"))
        if place.labels:
            for column, _spot in table.columns:
                yield structs.replace(place, labels=False, text=column.label, role=place.role or "header"), place_spot
        elif place.values:
            for column, _spot in table.columns:
                yield structs.replace(place, values="", cell=f"{place.values}.{column.code}"), place_spot
        else:
            yield place, place_spot


def _fragments(rule: PlaceRule, spot: Spot, references: References, context: Context) -> tuple[Fragment, ...]:
    if rule.cell:
        return (cell_fragment(rule.cell, spot, references, context),)
    if rule.section:
        return (Fragment("section", rule.section),)
    if rule.fill is not None:
        return (Fragment("fill", rule.fill),)
    return fragments_of(rule.text, spot, references, context)


def _role(fragments: tuple[Fragment, ...], *, header: bool) -> CellRole:
    """Return the role of a cell that doesn't name one: a figure, a sentence with figures, or a label."""
    if len(fragments) == 1 and fragments[0].kind == "cell":
        return "value"
    if any(fragment.kind != "text" for fragment in fragments):
        return "text"
    return "header" if header else "rowlabel"
