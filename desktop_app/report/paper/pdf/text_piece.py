"""Titles, headings, paragraphs and white space as pieces of the flow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.outline import set_bookmark
from desktop_app.report.paper.pdf.painting import paint_lines

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.painting import Canvas
    from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle

TOGETHER = 2  # lines of a paragraph that stay together at a page's foot and head


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some set lines; `bookmark` is its level and text in the outline, if it has a place there."""

    lines: tuple[SetLine, ...]
    style: TypeStyle
    space_before: float = 0.0
    stays_with_next: bool = False
    bookmark: tuple[int, str] | None = None

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """The height of the lines that may stand alone at the foot of a page."""
        return min(self.height, TOGETHER * self.style.leading)

    def split(self, room: float, *, fresh: bool) -> tuple[TextPiece, TextPiece] | None:
        """Part it between lines, with two lines at least on either side where there are enough."""
        fitting = int(room / self.style.leading + 0.001)
        count = min(fitting, len(self.lines) - TOGETHER)
        if count < TOGETHER:
            count = min(max(1, fitting), len(self.lines) - 1) if fresh else 0
        if count <= 0:
            return None
        head = replace(self, lines=self.lines[:count], stays_with_next=False)
        return head, replace(self, lines=self.lines[count:], space_before=0.0, bookmark=None)

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the lines and, for a heading, set its bookmark."""
        if self.bookmark is not None:
            set_bookmark(canvas, *self.bookmark, top)
        paint_lines(canvas, self.lines, self.style, left, top)


@dataclass(frozen=True, slots=True)
class SpacePiece:
    """White space, which stays with what it precedes and so vanishes at the head of a page."""

    space_before: float
    height: float = 0.0
    least: float = 0.0
    stays_with_next: bool = True

    def split(self, room: float, *, fresh: bool) -> None:
        """White space has no parts."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw nothing."""
