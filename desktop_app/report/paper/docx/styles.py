"""The styles of a report in a word processor: real headings, Chinese typefaces, sizes of GB/T 9704-2012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from desktop_app.report.paper import official_type
from desktop_app.report.paper.docx.fonts import declare_substitutes, faces, set_face, set_language
from desktop_app.report.paper.docx.markup import element
from desktop_app.report.paper.docx.official_page import set_tight

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from desktop_app.report.paper.official_type import Size

BODY, TABLE, NOTE, SUBTITLE, KAI = "Body Text", "OGI Table", "OGI Note", "Subtitle", "OGI Kai"
COVER_TITLE, COVER_LINE, ANNEX_TITLE, CONTENTS_TITLE = "OGI Cover", "OGI Cover Line", "OGI Annex Title", "OGI Contents"
PAGE_NUMBER = "OGI Page Number"
HEADINGS = {level: f"Heading {level}" for level in (1, 2, 3, 4)}
CONTENTS = {1: "toc 1", 2: "toc 2", 3: "toc 3", 4: "toc 4"}

_CENTER, _JUSTIFY, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def make_styles(document: Document) -> None:
    """Give a new document all styles."""
    fonts = faces()
    normal = _set(document, "Normal", fonts.body[0], official_type.BODY, _JUSTIFY)
    set_language(normal)
    body = _set(document, BODY, fonts.body[0], official_type.BODY, _JUSTIFY)
    _indent(body)
    for level, face in enumerate((fonts.black, fonts.kai, fonts.body, fonts.body), start=1):
        _make_heading(document, level, face[0])
    _set(document, "Title", fonts.title[0], official_type.TITLE, _CENTER)
    _outlined(_set(document, ANNEX_TITLE, fonts.title[0], official_type.PART_TITLE, _CENTER))
    _set(document, CONTENTS_TITLE, fonts.title[0], official_type.PART_TITLE, _CENTER)
    _set(document, COVER_TITLE, fonts.title[0], official_type.COVER_TITLE, _CENTER)
    _set(document, COVER_LINE, fonts.kai[0], official_type.COVER_LINE, _CENTER)
    _set(document, SUBTITLE, fonts.kai[0], official_type.SUBTITLE, _CENTER)
    for style in (body, _set(document, KAI, fonts.kai[0], official_type.BODY, _JUSTIFY)):
        set_tight(style)
    _set(document, NOTE, fonts.row[0], official_type.NOTE, _JUSTIFY)
    _set(document, TABLE, fonts.row[0], official_type.TABLE, _LEFT)
    for name in ("Header", "Footer"):
        _set(document, name, fonts.row[0], official_type.RUNNING, _LEFT)
    _set(document, PAGE_NUMBER, fonts.row[0], official_type.PAGE_NUMBER, _LEFT)
    declare_substitutes(document, fonts.all())


def _set(document: Document, name: str, face: str, size: Size, align: WD_ALIGN_PARAGRAPH) -> ParagraphStyle:
    """Make a style, or take the one that every word processor knows by its name, and set all of it anew."""
    known = name in [style.name for style in document.styles]
    style: ParagraphStyle = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for properties in (style.element.pPr, style.element.rPr):
        if properties is not None:
            style.element.remove(properties)
    if name != "Normal":
        style.base_style = document.styles["Normal"]
    style.quick_style = True
    set_face(style, face)
    style.font.size, style.font.color.rgb = Pt(size.size), RGBColor(0, 0, 0)
    spacing = style.paragraph_format
    spacing.alignment = align
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size.leading)
    if name in HEADINGS.values():
        _outlined(style, int(name[-1]))
    return style


def _make_heading(document: Document, level: int, face: str) -> None:
    """Make a heading's style, and that of its entry in the contents."""
    heading = _set(document, HEADINGS[level], face, official_type.BODY, _JUSTIFY)
    heading.font.bold = False
    heading.paragraph_format.keep_with_next = True
    _indent(heading)
    set_tight(heading)
    entry = _set(document, CONTENTS[level], face, official_type.CONTENTS, _LEFT)
    entry.paragraph_format.left_indent = Pt((level - 1) * 2 * official_type.CONTENTS.size)


def _indent(style: ParagraphStyle) -> None:
    """Indent the first line by two characters, whatever their size."""
    style.paragraph_format.first_line_indent = Pt(2 * official_type.BODY.size)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _outlined(style: ParagraphStyle, level: int = 1) -> None:
    """Give a style its level in the navigation."""
    outline = element(f'<w:outlineLvl w:val="{level - 1}"/>')
    style.element.get_or_add_pPr().insert_element_before(outline, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr")
