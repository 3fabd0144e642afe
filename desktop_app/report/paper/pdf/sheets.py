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


_STEP = 0.04
"""By how much of their usual distance lines come nearer at a time."""


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
    return _closest_needed(document, missing, progress)[1]


def closeness(document: Document) -> float:
    """Return how near a document's lines come to each other: only as far as it takes to have it on one page."""
    return _closest_needed(document, set(), silent)[0]


def _closest_needed(document: Document, missing: set[str], progress: Progress) -> tuple[float, list[Sheet]]:
    """Return a document's sheets with how near their lines are; most documents are laid out once only."""
    usual = _laid(document, 1.0, missing, progress)
    if len(usual) == 1 or document.closest == 1.0 or len(_laid(document, document.closest, set(), silent)) > 1:
        return 1.0, usual
    steps = round((1.0 - document.closest) / _STEP)
    shares = [1.0 - _STEP * step for step in range(1, steps)] + [document.closest]
    tried = ((share, _laid(document, share, set(), silent)) for share in shares)
    return next(found for found in tried if len(found[1]) == 1)


def _laid(document: Document, share: float, missing: set[str], progress: Progress) -> list[Sheet]:
    shapes: list[Page] = []
    pages: list[list[Placed]] = []
    for page, blocks in document.parts():
        setting = Setting(document, page, missing, progress, share)
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
