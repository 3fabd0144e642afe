"""The page of an official document in a word processor: 28 characters in a line, — 1 — at the outer edge."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from desktop_app.report.paper.document import OFFICIAL_NUMBER
from desktop_app.report.paper.docx.markup import append, element, field, run, size_of, tab
from desktop_app.report.paper.official_type import PAGE_NUMBER, PAGE_NUMBER_BELOW, RUNNING, TRACKING

if TYPE_CHECKING:
    from docx.document import Document as Written
    from docx.section import Section, _Footer
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

    from desktop_app.report.paper.document import Page

_MM_PER_POINT = 25.4 / 72
_TWIPS_IN_A_POINT = 20
_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
"""What stands behind the spacing among a run's properties."""


def number_officially(written: Written, section: Section, page: Page, style: str, source: str = "") -> None:
    """Number a section's pages at their outer edges, and say at the inner ones where the figures are from."""
    written.settings.odd_and_even_pages_header_footer = True
    half = PAGE_NUMBER.leading / 2 * _MM_PER_POINT
    section.footer_distance = Mm(page.margins.bottom - PAGE_NUMBER_BELOW - half)
    width = Mm(page.width - page.margins.left - page.margins.right)
    before, _page, after = OFFICIAL_NUMBER.partition("{page}")
    number = run(before) + field("PAGE", "1") + run(after)
    said = run(source, size_of(RUNNING.size)) if source else ""
    odd, even = (_empty(footer, style) for footer in (section.footer, section.even_page_footer))
    odd.paragraph_format.tab_stops.add_tab_stop(width - Pt(PAGE_NUMBER.size), WD_TAB_ALIGNMENT.RIGHT)
    append(odd, said, tab(), number)
    even.paragraph_format.left_indent = Pt(PAGE_NUMBER.size)
    even.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    append(even, number, tab(), said)


def set_tight(style: ParagraphStyle) -> None:
    """Set a style so tight that 28 characters fill a line, with nothing added around its numbers.

    By the characters' spacing, not by a grid of the page: LibreOffice gives each character two cells of such a grid.
    """
    properties = style.element.get_or_add_rPr()
    spacing = element(f'<w:spacing w:val="{floor(TRACKING * _TWIPS_IN_A_POINT)}"/>')
    properties.insert_element_before(spacing, *_AFTER_SPACING)
    for name in ("autoSpaceDE", "autoSpaceDN"):
        off = element(f'<w:{name} w:val="0"/>')
        style.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def _empty(footer: _Footer, style: str) -> Paragraph:
    """Return the paragraph of a footer of its own."""
    footer.is_linked_to_previous = False
    paragraph: Paragraph = footer.paragraphs[0]
    paragraph.style = style
    return paragraph
