"""From the passages of a section to blocks of the printed document and to its plain text, with every figure's place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.text import TextHeading, TextItem, TextTable
from desktop_app.report.paper.document import Block, Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.narrator import Narrator
    from desktop_app.report.narrative.text import Mark, Passage, Words


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A live figure in a section: the block it stands in (from 0) and its characters in the section's plain text.

    `missing` says why it can't be had, or "".
    """

    block: int
    start: int
    end: int
    mark: Mark
    label: str
    text: str
    value: Number | None
    missing: str

    @property
    def name(self) -> str:
        """The figure's name among the live figures."""
        return self.mark.name


@dataclass(frozen=True, slots=True)
class Printed:
    """A text as it is printed: its blocks, and its plain text (a line for each block or row) with the figures in it."""

    blocks: tuple[Block, ...]
    text: str
    figures: tuple[PlacedFigure, ...]


def printed(passages: tuple[Passage, ...], narrator: Narrator) -> Printed:
    """Return a section's text as it is printed; block N is passage N."""
    printing = _Printing(narrator)
    number = 0
    for passage in passages:
        number = number + 1 if isinstance(passage, TextItem) and passage.numbered else 0
        printing.add(passage, number)
    return Printed(tuple(printing.blocks), printing.text, tuple(printing.figures))


class _Printing:
    """The text as far as it is printed."""

    def __init__(self, narrator: Narrator) -> None:
        self.blocks: list[Block] = []
        self.figures: list[PlacedFigure] = []
        self.text = ""
        self._narrator = narrator

    def add(self, passage: Passage, number: int) -> None:
        """Print one more passage; `number` is the item's in its list."""
        if self.blocks:
            self.text += "\n"
        self.blocks.append(self._block(passage, number))

    def _block(self, passage: Passage, number: int) -> Block:
        if isinstance(passage, TextTable):
            return self._grid(passage)
        opening = _opening(passage, number)
        self.text += opening
        text = opening + self._tell(passage.words)
        return Heading(passage.level, text) if isinstance(passage, TextHeading) else Paragraph(text)

    def _grid(self, table: TextTable) -> Grid:
        cells: list[Cell] = []
        for row, line in enumerate(table.rows):
            self.text += "\n" * bool(row)
            for column, words in enumerate(line):
                self.text += "\t" * bool(column)
                cells.append(Cell(row, column, text=self._tell(words), role="header" if row < table.head else "text"))
        return Grid((1.0,) * len(table.rows[0]), tuple(cells), header_rows=table.head)

    def _tell(self, words: Words) -> str:
        told, at = self._narrator.tell(words), len(self.text)
        for figure in told.figures:
            reading = figure.reading
            place = (len(self.blocks), figure.start + at, figure.end + at)
            self.figures.append(
                PlacedFigure(*place, figure.mark, reading.label, reading.text, reading.value, reading.missing)
            )
        self.text += told.text
        return told.text


def _opening(passage: Passage, number: int) -> str:
    """Return the sign before an item of a list."""
    if not isinstance(passage, TextItem):
        return ""
    return report_words().numbered.format(number=number) if passage.numbered else report_words().bullet
