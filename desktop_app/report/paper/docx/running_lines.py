"""The foot of a report's pages in a word processor: the unit, the page's number as fields, the data's fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from desktop_app.report.paper.document import PAGE_NUMBER
from desktop_app.report.paper.docx import styles
from desktop_app.report.paper.docx.markup import append, element, field, run, tab
from desktop_app.report.paper.docx.official_page import number_officially

if TYPE_CHECKING:
    from docx.document import Document as Written
    from docx.section import Section

    from desktop_app.report.paper.document import Document, Page

_RULE = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="000000"/></w:pBdr>'


def write_running_lines(written: Written, section: Section, document: Document, page: Page) -> None:
    """Write the head and the foot of a section's pages."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    if document.header:
        append(section.header.paragraphs[0], run(document.header))
    if document.official:
        number_officially(written, section, page, styles.PAGE_NUMBER, document.source)
        return
    foot = section.footer.paragraphs[0]
    width = page.width - page.margins.left - page.margins.right
    for stop, align in ((width / 2, WD_TAB_ALIGNMENT.CENTER), (width, WD_TAB_ALIGNMENT.RIGHT)):
        foot.paragraph_format.tab_stops.add_tab_stop(Mm(stop), align)
    properties = foot._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no borders of paragraphs
    properties.insert_element_before(element(_RULE), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    before, _page, rest = PAGE_NUMBER.partition("{page}")
    between, _pages, after = rest.partition("{pages}")
    number = (run(before), field("PAGE", "1"), run(between), field("NUMPAGES", "1"), run(after))
    append(foot, run(document.author), tab(), *number, tab(), run(document.mark))
