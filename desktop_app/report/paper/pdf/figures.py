"""Columns of figures: every digit equally wide, units under units, the column as a block in the middle of its cells."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.report.paper.pdf.fallback import Glyph, set_glyphs
from desktop_app.report.paper.pdf.fonts import digit_advance
from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.report.paper.grid import Cell

_FIGURE = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?%?", re.ASCII)


class Figure(NamedTuple):
    """A number set for a column: its glyphs and its widths before and from the decimal point, in em."""

    glyphs: tuple[Glyph, ...]
    whole: float
    fraction: float


def columns_of_figures(cells: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Yield the groups of value cells that stand directly one below the other and hold numbers of one kind."""
    figures = sorted((cell for cell in cells if is_figure(cell)), key=_column)
    for _column_key, column in groupby(figures, key=_column):
        yield from _stacks(list(column))


def is_figure(cell: Cell) -> bool:
    """Tell whether a cell holds a centred number."""
    return cell.role == "value" and cell.align in {None, "center"} and bool(_FIGURE.fullmatch(cell.text))


def set_figure(text: str, style: TypeStyle) -> Figure:
    """Set a number with digits of equal width."""
    pitch = digit_advance(style.face)
    glyphs = tuple(
        glyph._replace(advance=pitch) if glyph.char.isdigit() else glyph
        for glyph in set_glyphs(text, style.face, set())
    )
    point = text.find(".") if "." in text else len(text.rstrip("%"))
    return Figure(glyphs, _width(glyphs[:point]), _width(glyphs[point:]))


class Block(NamedTuple):
    """A column of numbers with their decimal points in line: its widths before and from the point, in em."""

    whole: float
    fraction: float

    @property
    def width(self) -> float:
        """The width of the whole column in em."""
        return self.whole + self.fraction


def block_of(figures: list[Figure]) -> Block:
    """Return the column that some numbers make."""
    return Block(max(figure.whole for figure in figures), max(figure.fraction for figure in figures))


def place_figure(figure: Figure, block: Block, style: TypeStyle, width: float) -> SetLine:
    """Return the number's line in a cell `width` points wide, in line with the others of its column."""
    block_left = (width - block.width * style.size) / 2
    shift = block.whole - figure.whole
    return SetLine(figure.glyphs, block_left + shift * style.size, even_digits=True)


def _column(cell: Cell) -> tuple[int, int]:
    """Return what cells of one column share: where it begins and how wide it is."""
    return cell.column, cell.column_span


def _stacks(column: list[Cell]) -> Iterator[list[Cell]]:
    """Part a column's cells, given from top to bottom, wherever one doesn't stand directly on the next."""
    stack: list[Cell] = []
    for cell in sorted(column, key=lambda each: each.row):
        if stack and not _continues(stack[-1], cell):
            yield stack
            stack = []
        stack.append(cell)
    yield stack


def _continues(above: Cell, below: Cell) -> bool:
    """Tell whether a number stands directly under another one of its kind: with as many decimals."""
    return above.row + above.row_span == below.row and _decimals(above.text) == _decimals(below.text)


def _decimals(text: str) -> int:
    """Return how many characters follow the decimal point."""
    return len(text.partition(".")[2])


def _width(glyphs: tuple[Glyph, ...]) -> float:
    """Return the width of some glyphs in em."""
    return sum(glyph.advance for glyph in glyphs)
