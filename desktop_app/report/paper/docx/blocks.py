"""Each block of a document as paragraphs, tables and pictures of a word processor."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from desktop_app.report.paper import official_type
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
)
from desktop_app.report.paper.docx import styles
from desktop_app.report.paper.docx.contents import bookmark_of, write_contents
from desktop_app.report.paper.docx.fonts import faces
from desktop_app.report.paper.docx.markup import append, bookmarked, element, run, tab
from desktop_app.report.paper.docx.tables import Look, grid_markup, listing_markup
from desktop_app.report.paper.pdf.picture import chart_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Written
    from docx.text.paragraph import Paragraph as WrittenParagraph

    from desktop_app.report.paper.document import Block, Document, Page

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_STYLES = {"kai": styles.KAI, "subtitle": styles.SUBTITLE, "note": styles.NOTE}
_ABOVE_COVER, _ABOVE_COVER_LINES = 60.0, 105.0
"""Millimetres of white over a cover's title, and over the unit and the day."""

_SLIT = 0.7
"""Millimetres between tables, which would grow together without a paragraph between them."""


class Writer:
    """Writes blocks to the end of a document; `pages` are those of all titles and headings."""

    def __init__(self, written: Written, document: Document, pages: Sequence[int]) -> None:
        self._written = written
        self._document = document
        self._pages = pages
        self._numbers = count()
        self._turn = False

    def write(self, block: Block, page: Page) -> None:
        """Write one block on pages of this shape."""
        width = page.width - page.margins.left - page.margins.right
        match block:
            case Cover():
                self._cover(block)
            case Contents():
                self._contents(block, width)
            case Title() | Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Chart() | ChartRow():
                self._pictures(block.charts if isinstance(block, ChartRow) else (block,), width)
            case Grid() | Listing():
                self._table(block, width)
            case SignOff():
                self._signs(block, width)
            case Spacer():
                self._space(block.mm)
            case PageBreak():
                self._turn = True

    def _add(self, style: str, text: str = "") -> WrittenParagraph:
        """Add a paragraph of a style, on a new page if one was asked for."""
        added = self._written.add_paragraph(style=style)
        if text:
            append(added, run(text))
        if self._turn:
            added.paragraph_format.page_break_before = True
            self._turn = False
        return added

    def _space(self, height: float) -> WrittenParagraph:
        """Add white space of so many millimetres."""
        space = self._add("Normal")
        space.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        space.paragraph_format.line_spacing = Mm(height)
        return space

    def _cover(self, block: Cover) -> None:
        self._space(_ABOVE_COVER)
        self._add(styles.COVER_TITLE, block.title)
        self._space(_ABOVE_COVER_LINES)
        for line in filter(None, (block.organisation, block.day)):
            self._add(styles.COVER_LINE, line)
        self._turn = True

    def _contents(self, block: Contents, width: float) -> None:
        self._add(styles.CONTENTS_TITLE, "　".join(block.heading))
        write_contents(self._written, block, self._document, self._pages, width)
        self._turn = True

    def _heading(self, block: Title | Heading) -> None:
        if isinstance(block, Heading):
            added = self._add(styles.HEADINGS[block.level], block.text)
        else:
            added = self._add("Title" if block.large else styles.ANNEX_TITLE, block.text)
        number = next(self._numbers)
        bookmarked(added, bookmark_of(number), number)

    def _paragraph(self, block: Paragraph) -> None:
        plain = styles.BODY if block.indent_first else "Normal"
        added = self._add(_STYLES.get(block.style, plain), block.text)
        added.paragraph_format.alignment = _ALIGN[block.align]
        if block.style in {"kai", "note"} and block.indent_first:
            added.paragraph_format.first_line_indent = Pt(2 * official_type.BODY.size)
        if block.with_next:
            added.paragraph_format.keep_with_next = True

    def _table(self, block: Grid | Listing, width: float) -> None:
        """Add a table, with a slit above and below."""
        if self._turn:
            self._space(_SLIT)
        style = self._written.styles[styles.TABLE].style_id
        look = Look(style, block.text_size, faces().black[0])
        markup = grid_markup(block, width, look) if isinstance(block, Grid) else listing_markup(block, width, look)
        if block.rows:
            self._space(_SLIT)._p.addnext(element(markup))  # noqa: SLF001  python-docx makes tables cell by cell
            self._space(_SLIT)

    def _pictures(self, charts: Sequence[Chart], width: float) -> None:
        """Add charts side by side as pictures that say in words what they show."""
        added = self._add("Normal")
        added.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        for chart in charts:
            picture = chart_picture(chart, width / len(charts))
            shape = added.add_run().add_picture(BytesIO(picture.png), Mm(picture.width), Mm(picture.height))
            shape._inline.docPr.set("descr", chart.summary)  # noqa: SLF001  python-docx has no words for pictures

    def _signs(self, block: SignOff, width: float) -> None:
        """Add each line of signs as a paragraph with its entries at tab stops."""
        for row in block.rows:
            added = self._add(styles.TABLE)
            added.paragraph_format.space_before = Pt(6)
            for place in range(1, len(row)):
                last = block.edges and place == len(row) - 1
                align = WD_TAB_ALIGNMENT.RIGHT if last else WD_TAB_ALIGNMENT.LEFT
                stop = width if last else width * place / len(row)
                added.paragraph_format.tab_stops.add_tab_stop(Mm(stop), align)
            entries = [run(f"{label}：{value}") for label, value in row]
            append(added, tab().join(entries))
