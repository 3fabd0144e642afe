"""From a document's blocks to the pieces that flow onto its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.paper.document import (
    Chart,
    ChartRow,
    Contents,
    Cover,
    Grid,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
    entry_of,
)
from desktop_app.report.paper.pdf.chart_piece import chart_row_piece
from desktop_app.report.paper.pdf.contents_piece import contents_pieces
from desktop_app.report.paper.pdf.cover_piece import cover_piece
from desktop_app.report.paper.pdf.flow import Break, Piece
from desktop_app.report.paper.pdf.grid_layout import lay_out
from desktop_app.report.paper.pdf.grid_piece import GridPiece
from desktop_app.report.paper.pdf.listing_layout import lay_out as lay_out_listing
from desktop_app.report.paper.pdf.listing_layout import set_rows
from desktop_app.report.paper.pdf.listing_piece import listing_piece
from desktop_app.report.paper.pdf.sign_off_piece import sign_off_piece
from desktop_app.report.paper.pdf.text_piece import SpacePiece, TextPiece
from desktop_app.report.paper.pdf.typesetting import set_text
from desktop_app.report.paper.pdf.typography import LARGE_TITLE, MM, closer, heading_style, paragraph_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Block, Document, Page

ABOVE_GRID = 2 * MM
BELOW_TITLE = 3 * MM
ABOVE_HEADING = 3 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """What blocks are set into: their document, the page's shape, the characters no typeface has so far."""

    document: Document
    page: Page
    missing: set[str]
    progress: Progress
    closeness: float = 1.0
    """How near lines are to each other and how large white space is, as a share of what is usual."""

    @property
    def width(self) -> float:
        """The width of the type area in points."""
        return (self.page.width - self.page.margins.left - self.page.margins.right) * MM

    @property
    def height(self) -> float:
        """The height of the type area in points."""
        return (self.page.height - self.page.margins.top - self.page.margins.bottom) * MM


def compose(blocks: Iterable[Block], setting: Setting) -> list[Piece | Break]:
    """Set some blocks of a document; characters that no typeface has are added to `missing`."""
    return [piece for block in blocks for piece in _pieces(block, setting)]


def _pieces(block: Block, setting: Setting) -> list[Piece | Break]:
    """Return a block's pieces."""
    width, missing = setting.width, setting.missing
    made: list[Piece | Break] = []
    match block:
        case Cover():
            made = [cover_piece(block, width, setting.height, missing), Break()]
        case Contents():
            made = contents_pieces(block, setting.document, width, missing)
        case Title() | Heading() | Paragraph():
            made = _text(block, setting)
        case Grid() | Listing():
            made = [_table(block, setting)] if block.rows else []
        case Chart() | ChartRow():
            made = [chart_row_piece(block.charts if isinstance(block, ChartRow) else (block,), width, missing)]
        case SignOff():
            made = [sign_off_piece(block, width, missing)]
        case Spacer():
            made = [SpacePiece(max(block.mm * setting.closeness, block.least) * MM)]
        case PageBreak():
            made = [Break()]
    return made


def _text(block: Title | Heading | Paragraph, setting: Setting) -> list[Piece | Break]:
    """Return a paragraph, or a heading, which stays with what follows; in an official document it takes one line."""
    width, missing = setting.width, setting.missing
    if isinstance(block, Paragraph):
        style = closer(paragraph_style(block), setting.closeness)
        return [TextPiece(set_text(block.text, style, width, missing), style, stays_with_next=block.with_next)]
    level = block.level if isinstance(block, Heading) else 0
    style = closer(LARGE_TITLE if isinstance(block, Title) and block.large else heading_style(level), setting.closeness)
    lines = set_text(block.text, style, width, missing)
    above = ABOVE_HEADING if level and not setting.document.official else 0.0
    heading = TextPiece(lines, style, above, stays_with_next=True, bookmark=(level, entry_of(block)))
    return [heading] if level else [heading, SpacePiece(BELOW_TITLE)]


def _table(block: Grid | Listing, setting: Setting) -> Piece:
    """Return a table or a long list with all its rows."""
    if isinstance(block, Grid):
        layout = lay_out(block, setting.width, setting.missing)
        return GridPiece(layout, block.header_rows, block.rows, space_before=ABOVE_GRID)
    listed = lay_out_listing(block, setting.width, setting.missing)
    rows = list(set_rows(block, listed, setting.missing, setting.progress))
    return listing_piece(listed, rows, ABOVE_GRID)
