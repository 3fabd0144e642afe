"""The outline beside the pages (书签): titles and headings, nested by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.pdf.fallback import one_line

if TYPE_CHECKING:
    from desktop_app.report.pdf.painting import Canvas


def set_bookmark(canvas: Canvas, level: int, text: str, top: float) -> None:
    """Enter a heading whose upper edge is at `top`; a level deeper than one below the last one moves up."""
    key = f"{canvas.getPageNumber()}-{top:.2f}"
    canvas.bookmarkHorizontal(key, 0, top)
    deepest = canvas.__dict__.get("deepest_bookmark", 0)
    canvas.deepest_bookmark = min(level, deepest) + 1
    canvas.addOutlineEntry(one_line(text), key, min(level, deepest))
