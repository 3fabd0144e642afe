"""A listing's texts set into its columns; most fit on one line of one typeface and need no breaking at all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.report.paper.pdf.fallback import plain_advances
from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle, set_text
from desktop_app.report.paper.pdf.typography import CELL_LEADING, LISTING_FACE, LISTING_HEAD_FACE, MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Listing

PAD_BESIDE = 1.2 * MM
PAD_ABOVE = 0.9 * MM
_AT_ONCE = 500


class PlainLine(NamedTuple):
    """A text on one line, all in the column's own typeface, and where it begins from the column's left edge."""

    text: str
    left: float


SetText = PlainLine | tuple[SetLine, ...]


class SetRow(NamedTuple):
    """A row's texts, column by column, and how many lines high it is."""

    cells: tuple[SetText, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class ListingLayout:
    """The edges of the columns, one more than columns; the type of each; the set headings. Measures in points."""

    edges: tuple[float, ...]
    styles: tuple[TypeStyle, ...]
    head: SetRow
    head_styles: tuple[TypeStyle, ...]

    @property
    def leading(self) -> float:
        """From one line of a row to the next."""
        return self.styles[0].leading

    def height(self, row: SetRow) -> float:
        """Return how high a row is."""
        return row.lines * self.leading + 2 * PAD_ABOVE


def lay_out(block: Listing, width: float, missing: set[str]) -> ListingLayout:
    """Divide `width` points among the columns and set their headings."""
    total = sum(column.width for column in block.columns)
    edges = tuple(accumulate((column.width / total * width for column in block.columns), initial=0.0))
    size, leading = block.text_size, block.text_size * CELL_LEADING
    heads = tuple(TypeStyle(LISTING_HEAD_FACE, size, leading, "center", balanced=True) for _column in block.columns)
    styles = tuple(TypeStyle(LISTING_FACE, size, leading, column.align) for column in block.columns)
    head = _set_row(tuple(column.heading for column in block.columns), heads, edges, missing)
    return ListingLayout(edges, styles, head, heads)


def set_rows(block: Listing, layout: ListingLayout, missing: set[str], progress: Progress) -> Iterator[SetRow]:
    """Yield every row, set into its columns, telling `progress` how far it is."""
    for number, row in enumerate(block.rows):
        if number % _AT_ONCE == 0:
            progress(number, len(block.rows), _("正在排版"))
        yield _set_row(row, layout.styles, layout.edges, missing)


def _set_row(
    texts: tuple[str, ...], styles: tuple[TypeStyle, ...], edges: tuple[float, ...], missing: set[str]
) -> SetRow:
    cells = tuple(
        _set_cell(text, style, right - left - 2 * PAD_BESIDE, missing)
        for text, style, (left, right) in zip(texts, styles, pairwise(edges), strict=True)
    )
    return SetRow(cells, max((1 if isinstance(cell, PlainLine) else len(cell) for cell in cells), default=1))


def _set_cell(text: str, style: TypeStyle, room: float, missing: set[str]) -> SetText:
    """Set one text: at once where it fits a line of its own typeface, else as any other text is set."""
    advances = plain_advances(style.face)
    try:
        width = sum([advances[char] for char in text]) * style.size
    except KeyError:
        return set_text(text, style, room, missing)
    if width > room:
        return set_text(text, style, room, missing)
    spare = {"left": 0.0, "center": (room - width) / 2}.get(style.align, room - width)
    return PlainLine(text, spare)
