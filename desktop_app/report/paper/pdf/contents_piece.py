"""The contents: each heading with a leader of dots to the page it is on, which is known only when all is laid out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.paper.document import Heading, entry_of
from desktop_app.report.paper.pdf.flow import Break, Piece, Placed
from desktop_app.report.paper.pdf.outline import link_to_bookmark
from desktop_app.report.paper.pdf.painting import paint_leader, paint_lines
from desktop_app.report.paper.pdf.text_piece import SpacePiece, TextPiece
from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle, natural_width, set_text
from desktop_app.report.paper.pdf.typography import CONTENTS_NUMBER, MM, contents_style, heading_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.report.paper.document import Contents, Document, Title
    from desktop_app.report.paper.pdf.painting import Canvas

BELOW_HEADING = 8 * MM
INDENT = 2.0  # em for each level below the first
ROOM_FOR_NUMBER = 3.0  # em
BESIDE_LEADER = 0.4


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One heading in the contents; `page` is 0 until the pages are known. Measures in points."""

    lines: tuple[SetLine, ...]
    style: TypeStyle
    heading: int
    left: float
    width: float
    page: int = 0
    space_before: float = 0.0
    stays_with_next: bool = False

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, fresh: bool) -> None:
        """It has no parts."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the heading, the leader and the page's number; all of it leads to the heading."""
        paint_lines(canvas, self.lines, self.style, left + self.left, top)
        number = set_text(str(self.page), CONTENTS_NUMBER, self.width, set())
        last = top - self.height + self.style.leading
        paint_lines(canvas, number, CONTENTS_NUMBER, left, last)
        gap = BESIDE_LEADER * self.style.size
        start = left + self.left + self._end_of_text() + gap
        stop = left + self.width - natural_width(str(self.page), CONTENTS_NUMBER) - gap
        paint_leader(canvas, start, stop, last - self.style.leading / 2 - self.style.size * 0.25)
        link_to_bookmark(canvas, self.heading, (left, top - self.height, left + self.width, top))

    def _end_of_text(self) -> float:
        line = self.lines[-1]
        return line.left + sum(glyph.advance for glyph in line.glyphs) * self.style.size


def contents_pieces(block: Contents, document: Document, width: float, missing: set[str]) -> list[Piece | Break]:
    """Set the contents on pages of their own."""
    style = heading_style(0)
    lines = set_text("　".join(block.heading), style, width, missing)
    head = TextPiece(lines, style, stays_with_next=True)
    entries = [_entry(number, heading, width, missing) for number, heading in document.listed(block)]
    return [Break(), head, SpacePiece(BELOW_HEADING), *entries, Break()]


def _entry(number: int, heading: Title | Heading, width: float, missing: set[str]) -> ContentsEntry:
    level = heading.level if isinstance(heading, Heading) else 1
    style = contents_style(level)
    left = (level - 1) * INDENT * style.size
    room = width - left - ROOM_FOR_NUMBER * style.size
    return ContentsEntry(set_text(entry_of(heading), style, room, missing), style, number, left, width)


def with_page_numbers(pages: Sequence[Sequence[Placed]]) -> list[list[Placed]]:
    """Return the pages with the contents' numbers filled in; their places don't change, so nothing moves."""
    numbers = pages_of_headings(pages)
    return [list(_numbered(page, numbers)) for page in pages]


def pages_of_headings(pages: Sequence[Sequence[Placed]]) -> list[int]:
    """Return the page, from 1, of each title and heading in the order of the document."""
    return [
        number
        for number, page in enumerate(pages, 1)
        for piece, _offset in page
        if isinstance(piece, TextPiece) and piece.bookmark is not None
    ]


def _numbered(page: Iterable[Placed], numbers: Sequence[int]) -> Iterable[Placed]:
    for placed in page:
        if isinstance(placed.piece, ContentsEntry):
            yield Placed(replace(placed.piece, page=numbers[placed.piece.heading]), placed.offset)
        else:
            yield placed
