"""The typefaces of an official document in a word processor, with what stands in where a computer lacks them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.styles.style import ParagraphStyle

_FONT_TABLE = "/word/fontTable.xml"


class Faces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A typeface for each part of a letter or report, with those that may stand in for it, the best first."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    row: tuple[str, ...]
    black: tuple[str, ...]
    kai: tuple[str, ...]

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Return all of them."""
        return self.body, self.title, self.row, self.black, self.kai


@cache
def faces() -> Faces:
    """Return the typefaces of `resources/reference/document_fonts.json`."""
    return msgspec.json.decode(resource("reference", "document_fonts.json").read_bytes(), type=Faces)


def set_face(style: ParagraphStyle, face: str) -> None:
    """Set a style in a typeface, for Chinese as for digits and Latin letters, whatever the theme says."""
    style.font.name = face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.set(qn("w:hint"), "eastAsia")


def set_language(style: ParagraphStyle) -> None:
    """Set a style's language to Chinese, so that lines break and spelling is checked the Chinese way."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def declare_substitutes(document: Document, chosen: Iterable[tuple[str, ...]]) -> None:
    """Say in the document's font table what Word, WPS or LibreOffice may take for each typeface (`altName`)."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == _FONT_TABLE)
    table = parse_xml(part.blob)
    for face, *others in chosen:
        names = ",".join(others)
        font = f'<w:font {nsdecls("w")} w:name="{face}"><w:altName w:val="{names}"/><w:charset w:val="86"/></w:font>'
        table.append(parse_xml(font))
    part._blob = serialize_part_xml(table)  # noqa: SLF001 (no setter)
