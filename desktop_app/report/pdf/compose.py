"""From a document's blocks to the pieces that flow onto its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.document import Grid, Heading, PageBreak, Paragraph, SignOff, Spacer, Title
from desktop_app.report.pdf.flow import Break, Piece
from desktop_app.report.pdf.grid_layout import lay_out
from desktop_app.report.pdf.grid_piece import GridPiece
from desktop_app.report.pdf.sign_off_piece import sign_off_piece
from desktop_app.report.pdf.text_piece import SpacePiece, TextPiece
from desktop_app.report.pdf.typesetting import set_text
from desktop_app.report.pdf.typography import MM, heading_style, paragraph_style

if TYPE_CHECKING:
    from desktop_app.report.document import Block, Document

ABOVE_GRID = 2 * MM
BELOW_TITLE = 3 * MM
ABOVE_HEADING = 3 * MM


def compose(document: Document, width: float, missing: set[str]) -> list[Piece | Break]:
    """Set all blocks over `width` points; characters that no typeface has are added to `missing`."""
    pieces: list[Piece | Break] = []
    for block in document.blocks:
        pieces += _pieces(block, width, missing)
    return pieces


def _pieces(block: Block, width: float, missing: set[str]) -> list[Piece | Break]:
    """Return a block's pieces."""
    match block:
        case Title() | Heading() | Paragraph():
            return _text(block, width, missing)
        case Grid():
            return [_grid(block, width, missing)] if block.rows else []
        case SignOff():
            return [sign_off_piece(block, width, missing)]
        case Spacer():
            return [SpacePiece(block.mm * MM)]
        case PageBreak():
            return [Break()]


def _text(block: Title | Heading | Paragraph, width: float, missing: set[str]) -> list[Piece | Break]:
    """Return a paragraph, or a heading, which stays with what follows."""
    if isinstance(block, Paragraph):
        style = paragraph_style(block)
        return [TextPiece(set_text(block.text, style, width, missing), style, stays_with_next=block.with_next)]
    level = block.level if isinstance(block, Heading) else 0
    style = heading_style(level)
    lines = set_text(block.text, style, width, missing)
    above = ABOVE_HEADING if level else 0.0
    heading = TextPiece(lines, style, above, stays_with_next=True, bookmark=(level, block.text))
    return [heading] if level else [heading, SpacePiece(BELOW_TITLE)]


def _grid(block: Grid, width: float, missing: set[str]) -> Piece:
    """Return a table with all its rows."""
    layout = lay_out(block, width, missing)
    return GridPiece(layout, block.header_rows, block.rows, space_before=ABOVE_GRID)
