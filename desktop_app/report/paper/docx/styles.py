"""The styles of a report in a word processor: real headings, Chinese typefaces, sizes of GB/T 9704-2012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from desktop_app.report.paper.docx.fonts import declare_substitutes, faces, set_face, set_language
from desktop_app.report.paper.docx.markup import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

BODY_SIZE, LEADING = 16.0, 28.95
"""三号 and the line spacing by which 22 lines fill a page, in points."""

_CONTENTS_SIZE = 14.0

BODY, TABLE, NOTE, SUBTITLE, KAI = "Body Text", "OGI Table", "OGI Note", "Subtitle", "OGI Kai"
COVER_TITLE, COVER_LINE, ANNEX_TITLE, CONTENTS_TITLE = "OGI Cover", "OGI Cover Line", "OGI Annex Title", "OGI Contents"
HEADINGS = {level: f"Heading {level}" for level in (1, 2, 3, 4)}
CONTENTS = {1: "toc 1", 2: "toc 2", 3: "toc 3", 4: "toc 4"}

_CENTER, _JUSTIFY, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def make_styles(document: Document) -> None:
    """Give a new document all styles."""
    fonts = faces()
    normal = _set(document, "Normal", fonts.body[0], BODY_SIZE, LEADING, _JUSTIFY)
    set_language(normal)
    _indent(_set(document, BODY, fonts.body[0], BODY_SIZE, LEADING, _JUSTIFY))
    for level, face in enumerate((fonts.black, fonts.kai, fonts.body, fonts.body), start=1):
        _make_heading(document, level, face[0])
    _set(document, "Title", fonts.title[0], 22.0, 35.0, _CENTER)
    _outlined(_set(document, ANNEX_TITLE, fonts.title[0], 20.0, 30.0, _CENTER))
    _set(document, CONTENTS_TITLE, fonts.title[0], 20.0, 30.0, _CENTER)
    _set(document, COVER_TITLE, fonts.title[0], 26.0, 46.0, _CENTER)
    _set(document, COVER_LINE, fonts.kai[0], 18.0, 32.0, _CENTER)
    _set(document, SUBTITLE, fonts.kai[0], 12.0, 18.0, _CENTER)
    _set(document, KAI, fonts.kai[0], BODY_SIZE, LEADING, _JUSTIFY)
    _set(document, NOTE, fonts.row[0], 9.0, 13.5, _JUSTIFY)
    _set(document, TABLE, fonts.row[0], 10.5, 13.5, _LEFT)
    for name in ("Header", "Footer"):
        _set(document, name, fonts.row[0], 9.0, 12.0, _LEFT)
    declare_substitutes(document, fonts.all())


def _set(
    document: Document, name: str, face: str, size: float, leading: float, align: WD_ALIGN_PARAGRAPH
) -> ParagraphStyle:
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
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    spacing = style.paragraph_format
    spacing.alignment = align
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    if name in HEADINGS.values():
        _outlined(style, int(name[-1]))
    return style


def _make_heading(document: Document, level: int, face: str) -> None:
    """Make a heading's style, and that of its entry in the contents."""
    heading = _set(document, HEADINGS[level], face, BODY_SIZE, LEADING, _JUSTIFY)
    heading.font.bold = level == 3  # noqa: PLR2004  the third level is the body's face in bold
    heading.paragraph_format.keep_with_next = True
    _indent(heading)
    entry = _set(document, CONTENTS[level], face, _CONTENTS_SIZE, 26.0, _LEFT)
    entry.paragraph_format.left_indent = Pt((level - 1) * 2 * _CONTENTS_SIZE)


def _indent(style: ParagraphStyle) -> None:
    """Indent the first line by two characters, whatever their size."""
    style.paragraph_format.first_line_indent = Pt(2 * BODY_SIZE)
    style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _outlined(style: ParagraphStyle, level: int = 1) -> None:
    """Give a style its level in the navigation."""
    outline = element(f'<w:outlineLvl w:val="{level - 1}"/>')
    style.element.get_or_add_pPr().insert_element_before(outline, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr")
