"""A document as a docx file that Word and WPS open and edit: real headings, fields, tables with their merges."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Mm, Pt

from desktop_app.report.paper.document import Cover
from desktop_app.report.paper.docx.blocks import Writer
from desktop_app.report.paper.docx.running_lines import write_running_lines
from desktop_app.report.paper.docx.styles import make_styles
from desktop_app.report.paper.pdf.sheets import heading_pages
from desktop_app.report.paper.plain_text import one_line
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Written
    from docx.section import Section

    from desktop_app.report.paper.document import Document, Page

UNDATED = dt.date(2000, 1, 1)
_LONGEST = 255
"""Characters of a property."""


def document_docx(document: Document) -> bytes:
    """Return a document as a docx file."""
    written = docx.Document()
    make_styles(written)
    writer = Writer(written, document, heading_pages(document))
    parts = [part for part in document.parts() if part[1] or not document.blocks]
    for number, (page, blocks) in enumerate(parts):
        section = _section(written, page, first=number == 0)
        section.different_first_page_header_footer = isinstance(next(iter(blocks), None), Cover)
        write_running_lines(written, section, document, page)
        for block in blocks:
            writer.write(block, page)
    _describe(written, document)
    _without_thumbnail(written)
    target = BytesIO()
    written.save(target)
    return target.getvalue()


def write_document_docx(document: Document, path: Path) -> None:
    """Write a document as a docx file, which appears whole or not at all; raises `UserError` if it can't be written."""
    replace_file(path, document_docx(document))


def _section(written: Written, page: Page, *, first: bool) -> Section:
    """Return a section of pages of a shape: the document's first, or a new one."""
    section = written.sections[0] if first else written.add_section()
    if not first:
        # The paragraph that ends a section takes no room: a form that fills its page doesn't run over for its sake.
        end = written.paragraphs[-1].paragraph_format
        end.line_spacing_rule, end.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    section.orientation = WD_ORIENT.LANDSCAPE if page.orientation == "landscape" else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    margins = page.margins
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance, section.footer_distance = Mm(margins.top / 2), Mm(margins.bottom / 2)
    return section


def _describe(written: Written, document: Document) -> None:
    """Set what the file's properties say, in place of what the library's own template says."""
    properties = written.core_properties
    properties.title, properties.author = one_line(document.title)[:_LONGEST], one_line(document.author)[:_LONGEST]
    properties.subject, properties.comments = one_line(document.subject)[:_LONGEST], ""
    properties.last_modified_by = properties.author
    properties.language = document.language
    moment = dt.datetime.combine(document.created or UNDATED, dt.time(), dt.UTC)
    properties.created = properties.modified = moment


def _without_thumbnail(written: Written) -> None:
    """Take away the picture of an empty page that the library's template brings along."""
    package = written.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]
