"""Pieces of a word processor's markup (WordprocessingML) that python-docx has no words for; texts always escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop_app.report.paper.plain_text import without_controls

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre: how the format measures."""


def run(text: str, properties: str = "") -> str:
    """Return a run of plain text, as it stands; a newline in it starts a new line."""
    lines = without_controls(text).split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{_properties(properties)}{said}</w:r>"


def field(instruction: str, shown: str) -> str:
    """Return a complex field, which WPS shows where it leaves simple ones empty; `shown` is its result so far."""
    return field_begin(instruction) + run(shown) + field_end()


def size_of(points: float) -> str:
    """Return the properties of a run of another size than its paragraph's."""
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'


def field_begin(instruction: str) -> str:
    """Return the beginning of a complex field, up to where its result begins."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """Return the end of a complex field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def tab() -> str:
    """Return a run that goes to the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def link(anchor: str, inside: str) -> str:
    """Return runs that lead to a bookmark of the document."""
    return f'<w:hyperlink w:anchor={quoteattr(anchor)} w:history="1">{inside}</w:hyperlink>'


def append(target: Paragraph, *pieces: str) -> None:
    """Append pieces of markup to a paragraph."""
    for child in _parsed("".join(pieces)):
        target._p.append(child)  # noqa: SLF001  python-docx takes plain text only


def element(piece: str) -> Any:  # noqa: ANN401  an element of lxml, which publishes no types
    """Return one piece of markup as an element."""
    return _parsed(piece)[0]


def _parsed(pieces: str) -> list[Any]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{pieces}</w:body>"))


def bookmarked(target: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around all of a paragraph."""
    start = element(f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>')
    runs = target._p  # noqa: SLF001  python-docx has no bookmarks
    runs.insert(1 if runs.pPr is not None else 0, start)
    runs.append(element(f'<w:bookmarkEnd w:id="{number}"/>'))


def _properties(inside: str) -> str:
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
