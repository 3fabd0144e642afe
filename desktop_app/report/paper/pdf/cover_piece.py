"""The cover: the title in the upper part of a sheet of its own, the unit and the day in the lower."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.painting import paint_lines, paint_rule
from desktop_app.report.paper.pdf.typesetting import set_text
from desktop_app.report.paper.pdf.typography import COVER_LINE, COVER_TITLE, MM

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Cover
    from desktop_app.report.paper.pdf.painting import Canvas
    from desktop_app.report.paper.pdf.typesetting import SetLine

TITLE_FROM_TOP = 0.24  # of the type area's height
BELOW_TITLE = 9 * MM
RULE = 1.2
SHORT_RULE = 0.22  # of the type area's width
LINES_FROM_TOP = 0.8


@dataclass(frozen=True, slots=True)
class CoverPiece:
    """The whole cover; as high as a page. Measures in points."""

    title: tuple[SetLine, ...]
    lines: tuple[SetLine, ...]
    width: float
    height: float
    space_before: float = 0.0
    stays_with_next: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, fresh: bool) -> None:
        """It has no parts."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the title, a short rule under it, the unit and the day."""
        upper = top - TITLE_FROM_TOP * self.height
        paint_lines(canvas, self.title, COVER_TITLE, left, upper)
        level = upper - len(self.title) * COVER_TITLE.leading - BELOW_TITLE
        margin = (1 - SHORT_RULE) / 2 * self.width
        paint_rule(canvas, (left + margin, level), (left + self.width - margin, level), RULE)
        paint_lines(canvas, self.lines, COVER_LINE, left, top - LINES_FROM_TOP * self.height)


def cover_piece(block: Cover, width: float, height: float, missing: set[str]) -> CoverPiece:
    """Set a cover on a type area of so many points."""
    title = set_text(block.title, COVER_TITLE, width, missing)
    said = "\n".join(filter(None, (block.organisation, block.day)))
    return CoverPiece(title, set_text(said, COVER_LINE, width, missing), width, height)
