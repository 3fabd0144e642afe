"""The pages drawn with ReportLab: properties, pieces and running lines; the result isn't an archive file yet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from desktop_app.report.pdf.compose import Setting, compose
from desktop_app.report.pdf.contents_piece import with_page_numbers
from desktop_app.report.pdf.cover_piece import CoverPiece
from desktop_app.report.pdf.fallback import one_line
from desktop_app.report.pdf.flow import Placed, paginate
from desktop_app.report.pdf.fonts import load
from desktop_app.report.pdf.running_lines import RunningLines
from desktop_app.report.pdf.typography import MM, RUNNING

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.report.document import Document
    from desktop_app.report.pdf.painting import Canvas


class Drawn(NamedTuple):
    """Drawn pages: the PDF, how many pages it has, and the characters that no typeface has."""

    pdf: bytes
    pages: int
    missing: frozenset[str]


def draw(document: Document, progress: Progress) -> Drawn:
    """Draw a document page by page, telling `progress` of each."""
    missing: set[str] = set()
    margins = document.page.margins
    width = (document.page.width - margins.left - margins.right) * MM
    height = (document.page.height - margins.top - margins.bottom) * MM
    pages = with_page_numbers(paginate(compose(Setting(document, width, height, missing, progress)), height))
    target = BytesIO()
    canvas = _canvas(document, target)
    running = RunningLines(document, missing)
    for number, page in enumerate(pages, start=1):
        progress(number - 1, len(pages))
        _draw_page(canvas, document, page)
        if not _is_cover(page):
            running.paint(canvas, number, len(pages))
        canvas.showPage()
    canvas.save()
    return Drawn(target.getvalue(), len(pages), frozenset(missing))


def _canvas(document: Document, target: BytesIO) -> Canvas:
    """Return an empty canvas with the document's page size and properties, the same at every run."""
    rl_config.useA85 = 0  # bytes, not letters that stand for bytes: smaller, and sooner written
    canvas = ReportLabCanvas(
        target,
        pagesize=(document.page.width * MM, document.page.height * MM),
        invariant=1,
        pageCompression=1,
        initialFontName=load(RUNNING.face).fontName,
        lang=document.language,
    )
    canvas.setTitle(one_line(document.title))
    canvas.setSubject(one_line(document.subject))
    canvas.setAuthor(one_line(document.author))
    canvas.setCreator("OGI Ledger")
    return canvas


def _is_cover(page: list[Placed]) -> bool:
    return any(isinstance(piece, CoverPiece) for piece, _offset in page)


def _draw_page(canvas: Canvas, document: Document, page: list[Placed]) -> None:
    """Draw one page's pieces."""
    left = document.page.margins.left * MM
    top = (document.page.height - document.page.margins.top) * MM
    for piece, offset in page:
        piece.paint(canvas, left, top - offset)
