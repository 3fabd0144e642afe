"""The pages drawn with ReportLab: properties, pieces and running lines; the result isn't an archive file yet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from desktop_app.report.paper.pdf.fallback import one_line
from desktop_app.report.paper.pdf.fonts import load
from desktop_app.report.paper.pdf.running_lines import RunningLines
from desktop_app.report.paper.pdf.sheets import lay_out
from desktop_app.report.paper.pdf.typography import MM, RUNNING

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Document
    from desktop_app.report.paper.pdf.painting import Canvas
    from desktop_app.report.paper.pdf.sheets import Sheet


class Drawn(NamedTuple):
    """Drawn pages: the PDF, how many pages it has, and the characters that no typeface has."""

    pdf: bytes
    pages: int
    missing: frozenset[str]


def draw(document: Document, progress: Progress) -> Drawn:
    """Draw a document page by page, telling `progress` of each."""
    missing: set[str] = set()
    sheets = lay_out(document, missing, progress)
    target = BytesIO()
    canvas = _canvas(document, target)
    for number, sheet in enumerate(sheets, start=1):
        progress(number - 1, len(sheets))
        _draw_sheet(canvas, sheet)
        if not sheet.is_cover:
            RunningLines(document, sheet.page, missing).paint(canvas, number, len(sheets))
        canvas.showPage()
    canvas.save()
    return Drawn(target.getvalue(), len(sheets), frozenset(missing))


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


def _draw_sheet(canvas: Canvas, sheet: Sheet) -> None:
    """Draw one page's pieces."""
    page = sheet.page
    canvas.setPageSize((page.width * MM, page.height * MM))
    left, top = page.margins.left * MM, (page.height - page.margins.top) * MM
    for piece, offset in sheet.pieces:
        piece.paint(canvas, left, top - offset)
