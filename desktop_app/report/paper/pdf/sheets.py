"""A document laid out on its pages, before any ink: which pieces stand on which sheet, and where headings are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.progress import silent
from desktop_app.report.paper.pdf.compose import Setting, compose
from desktop_app.report.paper.pdf.contents_piece import pages_of_headings, with_page_numbers
from desktop_app.report.paper.pdf.cover_piece import CoverPiece
from desktop_app.report.paper.pdf.flow import Placed, paginate

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Document, Page


class Sheet(NamedTuple):
    """One page: its shape and the pieces on it."""

    page: Page
    pieces: list[Placed]

    @property
    def is_cover(self) -> bool:
        """Whether it is a cover, which bears no running lines."""
        return any(isinstance(piece, CoverPiece) for piece, _offset in self.pieces)


def lay_out(document: Document, missing: set[str], progress: Progress) -> list[Sheet]:
    """Lay a document out, with the pages' numbers in its contents; unprintable characters go to `missing`."""
    shapes: list[Page] = []
    pages: list[list[Placed]] = []
    for page, blocks in document.parts():
        setting = Setting(document, page, missing, progress)
        if blocks or not document.blocks:
            laid = paginate(compose(blocks, setting), setting.height)
            pages += laid
            shapes += [page] * len(laid)
    return list(map(Sheet, shapes, with_page_numbers(pages)))


def page_count(document: Document) -> int:
    """Return how many pages a document takes."""
    return len(lay_out(document, set(), silent))


def heading_pages(document: Document) -> list[int]:
    """Return the page, from 1, of each title and heading, for a writer that leaves laying out to another program."""
    return pages_of_headings([sheet.pieces for sheet in lay_out(document, set(), silent)])
