"""What every page says at its head and foot: the running title, the unit, the page's number, the data's fingerprint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.pdf.painting import Canvas, paint_lines, paint_rule
from desktop_app.report.pdf.typesetting import set_text
from desktop_app.report.pdf.typography import MM, RUNNING

if TYPE_CHECKING:
    from desktop_app.report.document import Alignment, Document

# The paper speaks the document's language, not the screen's, so these aren't looked up in the catalogue.
PAGE_NUMBER = "第 {page} 页 共 {pages} 页"
FINGERPRINT = "数据指纹 {fingerprint}"

FROM_TYPE_AREA = 5 * MM
RULE_WEIGHT = 0.4


class RunningLines:
    """The lines at the head and foot of a document's pages; unprintable characters go to `missing`."""

    def __init__(self, document: Document, missing: set[str]) -> None:
        self._document = document
        self._missing = missing
        page = document.page
        self._left = page.margins.left * MM
        self._width = (page.width - page.margins.left - page.margins.right) * MM
        self._head = (page.height - page.margins.top) * MM + FROM_TYPE_AREA
        self._foot = page.margins.bottom * MM - FROM_TYPE_AREA

    def paint(self, canvas: Canvas, page: int, pages: int) -> None:
        """Draw the lines of page `page` (from 1) of `pages`."""
        if self._document.header:
            self._write(canvas, self._document.header, "center", self._head + RUNNING.leading)
            self._rule(canvas, self._head - 1)
        self._rule(canvas, self._foot)
        below = self._foot - 3
        self._write(canvas, self._document.author, "left", below)
        self._write(canvas, PAGE_NUMBER.format(page=page, pages=pages), "center", below)
        if self._document.fingerprint:
            self._write(canvas, FINGERPRINT.format(fingerprint=self._document.fingerprint), "right", below)

    def _write(self, canvas: Canvas, text: str, align: Alignment, top: float) -> None:
        """Write one line of small type."""
        style = replace(RUNNING, align=align)
        paint_lines(canvas, set_text(text, style, self._width, self._missing)[:1], style, self._left, top)

    def _rule(self, canvas: Canvas, level: float) -> None:
        """Draw a hairline over the type area's width."""
        paint_rule(canvas, (self._left, level), (self._left + self._width, level), RULE_WEIGHT)
