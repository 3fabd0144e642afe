"""From told passages to blocks of the printed document, each figure with its place in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.document import Block, Cell, Grid, Heading, Paragraph
from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.text import TextHeading, TextItem, TextTable

if TYPE_CHECKING:
    from desktop_app.report.cell import Number
    from desktop_app.report.narrative.telling import Teller, ToldFigure
from desktop_app.report.narrative.text import Passage, Words


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A live figure in a printed section, and where it stands there.

    `block` counts from 0; `cell` is the number of the cell in a table, else None; `start` and `end` are characters of
    that text.
    """

    block: int
    cell: int | None
    start: int
    end: int
    name: str
    label: str
    text: str
    value: Number | None
    missing: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The blocks of a text and the figures in them."""

    blocks: tuple[Block, ...]
    figures: tuple[PlacedFigure, ...]


def printed(passages: tuple[Passage, ...], teller: Teller) -> Printed:
    """Return a section's text as blocks of a document; block N is passage N."""
    blocks: list[Block] = []
    figures: list[PlacedFigure] = []
    number = 0
    for place, passage in enumerate(passages):
        number = number + 1 if isinstance(passage, TextItem) and passage.numbered else 0
        if isinstance(passage, TextTable):
            blocks.append(_grid(passage, place, teller, figures))
            continue
        opening = _opening(passage, number)
        text = opening + _told(passage.words, (place, None, len(opening)), teller, figures)
        blocks.append(Heading(passage.level, text) if isinstance(passage, TextHeading) else Paragraph(text))
    return Printed(tuple(blocks), tuple(figures))


def _opening(passage: Passage, number: int) -> str:
    """Return the sign before an item of a list."""
    if not isinstance(passage, TextItem):
        return ""
    return report_words().numbered.format(number=number) if passage.numbered else report_words().bullet


def _told(words: Words, where: tuple[int, int | None, int], teller: Teller, figures: list[PlacedFigure]) -> str:
    told = teller.tell(words)
    figures.extend(_placed(figure, where) for figure in told.figures)
    return told.text


def _placed(figure: ToldFigure, where: tuple[int, int | None, int]) -> PlacedFigure:
    block, cell, shift = where
    reading = figure.reading
    return PlacedFigure(
        block,
        cell,
        figure.start + shift,
        figure.end + shift,
        figure.mark.name,
        reading.label,
        reading.text,
        reading.value,
        reading.missing,
    )


def _grid(table: TextTable, place: int, teller: Teller, figures: list[PlacedFigure]) -> Grid:
    width = len(table.rows[0])
    cells = tuple(
        Cell(
            row,
            column,
            text=_told(words, (place, row * width + column, 0), teller, figures),
            role="header" if row < table.head else "text",
        )
        for row, line in enumerate(table.rows)
        for column, words in enumerate(line)
    )
    return Grid((1.0,) * width, cells, header_rows=table.head)
