"""The contents in a word processor: a field that can be brought up to date, with the pages as the PDF has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm

from desktop_app.report.paper.document import Heading, entry_of
from desktop_app.report.paper.docx.markup import append, field, field_begin, field_end, link, run, tab
from desktop_app.report.paper.docx.styles import CONTENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as Written

    from desktop_app.report.paper.document import Contents, Document


def bookmark_of(number: int) -> str:
    """Return the name of the bookmark around a heading, counted from 0."""
    return f"_Toc{number:08d}"


def write_contents(written: Written, block: Contents, document: Document, pages: Sequence[int], width: float) -> None:
    """Write the entries of the contents; `pages` are those of all titles and headings, `width` in millimetres."""
    opening = field_begin(f'TOC \\o "1-{max(block.depth, 1)}" \\h \\z \\u')
    for number, heading in document.listed(block):
        level = heading.level if isinstance(heading, Heading) else 1
        entry = written.add_paragraph(style=CONTENTS[level])
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        name = bookmark_of(number)
        said = run(entry_of(heading)) + tab() + field(f"PAGEREF {name} \\h", str(pages[number]))
        append(entry, opening, link(name, said))
        opening = ""
    if not opening:
        append(written.add_paragraph(), field_end())
