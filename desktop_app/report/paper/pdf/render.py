"""From a document to a PDF: in memory or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.report.paper.pdf.archive import archive
from desktop_app.report.paper.pdf.drawing import draw
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Document


class Rendered(NamedTuple):
    """A finished PDF, its number of pages, and the characters that had to be printed as 〓, in order."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


def render(document: Document, progress: Progress = silent) -> Rendered:
    """Render a document as PDF/A-2b; the same document always gives the same bytes.

    `progress` hears of every page and may raise `CancelledError`.
    """
    drawn = draw(document, progress)
    return Rendered(archive(drawn.pdf, document), drawn.pages, tuple(sorted(drawn.missing)))


def write_pdf(document: Document, path: Path, progress: Progress = silent) -> Rendered:
    """Render a document into a file, which appears whole or not at all; raises `UserError` if it can't be written."""
    rendered = render(document, progress)
    replace_file(path, rendered.pdf)
    progress(rendered.pages, rendered.pages, _("已写入文件"))
    return rendered
