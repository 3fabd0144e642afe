"""The outline beside the pages (书签): titles and headings, nested by level, and links that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.fallback import one_line

if TYPE_CHECKING:
    from desktop_app.report.paper.pdf.painting import Canvas

_PRINTED = 4
"""The flag of an annotation that is part of the printed page; an archive file has no other ones."""


def set_bookmark(canvas: Canvas, level: int, text: str, top: float) -> None:
    """Enter a heading whose upper edge is at `top`; a level deeper than one below the last one moves up."""
    # Counted on the canvas, the one thing that all pieces of a document share.
    number = canvas.__dict__.get("bookmarks", 0)
    canvas.bookmarks = number + 1
    key = _key(number)
    canvas.bookmarkHorizontal(key, 0, top)
    deepest = canvas.__dict__.get("deepest_bookmark", 0)
    canvas.deepest_bookmark = min(level, deepest) + 1
    canvas.addOutlineEntry(one_line(text), key, min(level, deepest))


def link_to_bookmark(canvas: Canvas, number: int, area: tuple[float, float, float, float]) -> None:
    """Make an area (left, bottom, right, top) lead to a heading, counted from 0 in the order of the document."""
    canvas.linkRect("", _key(number), area, relative=0, F=_PRINTED)


def _key(number: int) -> str:
    return f"heading-{number}"
