"""What every page says at its head and foot: the running title, the unit, the page's number, the data's fingerprint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.paper.document import OFFICIAL_NUMBER, PAGE_NUMBER
from desktop_app.report.paper.official_type import PAGE_NUMBER_BELOW
from desktop_app.report.paper.pdf.painting import Canvas, paint_lines, paint_rule
from desktop_app.report.paper.pdf.typesetting import natural_width, set_text
from desktop_app.report.paper.pdf.typography import MM, RUNNING
from desktop_app.report.paper.pdf.typography import PAGE_NUMBER as NUMBER_STYLE

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Alignment, Document, Page

FROM_TYPE_AREA = 5 * MM
BESIDE_NUMBER = 4 * MM
BELOW_HEAD = 1.0  # points
ABOVE_FOOT = 3.0
DASH_BELOW_MIDDLE = 0.11  # em; a dash is drawn lower than the middle of the characters beside it
RULE_WEIGHT = 0.4


class RunningLines:
    """The lines at the head and foot of a document's pages; unprintable characters go to `missing`."""

    def __init__(self, document: Document, page: Page, missing: set[str]) -> None:
        self._document = document
        self._missing = missing
        self._left = page.margins.left * MM
        self._width = (page.width - page.margins.left - page.margins.right) * MM
        self._head = (page.height - page.margins.top) * MM + FROM_TYPE_AREA
        self._foot = page.margins.bottom * MM - FROM_TYPE_AREA
        self._dashes = (page.margins.bottom - PAGE_NUMBER_BELOW) * MM

    def paint(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the lines of page `page` (from 1) of `pages`."""
        if self._document.header:
            self._write(canvas, self._document.header, "center", self._head + RUNNING.leading)
            self._rule(canvas, self._head - BELOW_HEAD)
        if self._document.official:
            self._paint_official_foot(canvas, page)
        else:
            self._rule(canvas, self._foot)
            self._paint_foot(canvas, PAGE_NUMBER.format(page=page, pages=pages))

    def _paint_official_foot(self, canvas: Canvas, page: int) -> None:
        """Draw the page's number a character from the outer edge, right on odd pages, and the source at the inner."""
        sides: tuple[Alignment, Alignment] = ("right", "left") if page % 2 else ("left", "right")
        outer, inner = sides
        number, source = OFFICIAL_NUMBER.format(page=page), self._document.source
        edge = NUMBER_STYLE.size
        style = replace(NUMBER_STYLE, align=outer)
        lines = set_text(number, style, self._width - 2 * edge, self._missing)
        paint_lines(
            canvas, lines, style, self._left + edge, self._dashes + style.leading / 2 + DASH_BELOW_MIDDLE * style.size
        )
        beside = self._width - natural_width(number, NUMBER_STYLE) - edge - BESIDE_NUMBER
        below = 0.0 if natural_width(source, RUNNING) <= beside else NUMBER_STYLE.leading
        if source:
            self._write(canvas, source, inner, self._dashes + RUNNING.leading / 2 - below)

    def _paint_foot(self, canvas: Canvas, number: str) -> None:
        """Draw the page's number, the unit on its left, the fingerprint on its right; what is too long goes below."""
        top = self._foot - ABOVE_FOOT
        beside = (self._width - natural_width(number, RUNNING)) / 2 - BESIDE_NUMBER
        self._write(canvas, number, "center", top)
        below = top - RUNNING.leading
        for text, align in self._sides():
            if natural_width(text, RUNNING) <= beside:
                self._write(canvas, text, align, top)
            else:
                below -= self._write(canvas, text, "center", below) * RUNNING.leading

    def _sides(self) -> list[tuple[str, Alignment]]:
        """Return what stands beside the page's number."""
        mark = self._document.mark
        sides: list[tuple[str, Alignment]] = [(self._document.author, "left")]
        return [*sides, (mark, "right")] if mark else sides

    def _write(self, canvas: Canvas, text: str, align: Alignment, top: float) -> int:
        """Write small type over the type area's width; returns how many lines it took."""
        style = replace(RUNNING, align=align)
        lines = set_text(text, style, self._width, self._missing)
        paint_lines(canvas, lines, style, self._left, top)
        return len(lines)

    def _rule(self, canvas: Canvas, level: float) -> None:
        """Draw a hairline over the type area's width."""
        paint_rule(canvas, (self._left, level), (self._left + self._width, level), RULE_WEIGHT)
