"""Merged cells: the value stands in the first cell of the range, and holds for all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import About, Note, column_letters, is_empty
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.exchange.sheets.grid import Row, Span

_NAMED = 3
"""How many ranges of a column are named; the others are counted."""


def fill_merged(rows: Sequence[Row], spans: Iterable[Span]) -> None:
    """Write the value of each merged range into all its cells; a row with nothing of its own isn't among the rows."""
    by_number = {row.number: row for row in rows}
    numbers = [row.number for row in rows]
    widest = max((len(row.cells) for row in rows), default=0)
    for span in spans:
        first = by_number.get(span.top)
        if first is None or span.left >= len(first.cells) or is_empty(first.cells[span.left]):
            continue
        value, end = first.cells[span.left], min(span.right + 1, widest)
        for number in _within(numbers, span):
            cells = by_number[number].cells
            cells += [""] * (end - len(cells))
            cells[span.left : end] = [value] * (end - span.left)


def _within(numbers: Sequence[int], span: Span) -> Iterable[int]:
    return numbers[bisect_left(numbers, span.top) : bisect_right(numbers, span.bottom)]


def merged_notes(spans: Iterable[Span]) -> list[Note]:
    """Say for each column which ranges of it were merged over several rows, and that their value holds for all."""
    by_column: dict[int, list[Span]] = {}
    for span in spans:
        if span.bottom > span.top:
            by_column.setdefault(span.left, []).append(span)
    return [_note(column, found) for column, found in sorted(by_column.items())]


def _note(column: int, spans: Sequence[Span]) -> Note:
    places = listed([span.place for span in spans[:_NAMED]])
    more = len(spans) - _NAMED
    sentence = (
        _("{column} 列的合并单元格 {places} 等 {count} 处：其中的值对合并的每一行都算。")
        if more > 0
        else _("{column} 列的合并单元格 {places}：其中的值对合并的每一行都算。")
    )
    text = sentence.format(column=column_letters(column), places=places, count=len(spans))
    return Note(About.MERGED, spans[0].place, text)
