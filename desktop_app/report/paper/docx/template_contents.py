"""What a template's file may hold beside its marks: text, looks and pictures; nothing that runs or fetches when opened.

The letter made from it goes to an applicant and is opened by whoever signs it: what a word processor would run or load
with it (macros, embedded objects, pictures and templates from elsewhere, fields that insert files) doesn't come along.
Source: ECMA-376, part 1, 17.16 (fields), part 2, 9.3 (relationships).
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.package import OpcPackage

_LARGEST, _LARGEST_UNPACKED, _LARGEST_MARKED = 20 << 20, 80 << 20, 4 << 20
"""Bytes of a template, of all that is in it, and of any part of it in which marks are looked for."""

_WRITTEN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_HARMLESS = re.compile(
    re.escape(_WRITTEN) + r"[\w.]+\+xml"
    r"|application/vnd\.openxmlformats-officedocument\.(theme|[\w-]+-properties|customXmlProperties)\+xml"
    r"|application/vnd\.openxmlformats-(officedocument\.drawingml\.[\w.]+|package\.core-properties)\+xml"
    r"|application/vnd\.openxmlformats-officedocument\.obfuscatedFont"
    r"|application/vnd\.ms-word\.stylesWithEffects\+xml|application/xml"
    r"|image/(png|jpe?g|gif|bmp|tiff|x-emf|x-wmf)"
)
_LINKS = ("http://", "https://", "mailto:")
_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "TITLE", "AUTHOR", "STYLEREF", "SEQ", "REF"}
)
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_POINTING = frozenset({"src", "href", "althref"})


def check_size_of_template(data: bytes) -> None:
    """Refuse with a `UserError` a template that is too large, packed or unpacked; raises what zip says of damage."""
    with ZipFile(BytesIO(data)) as archive:
        sizes = [part.file_size for part in archive.infolist()]
        marked = [
            part.file_size
            for part in archive.infolist()
            if re.fullmatch(r"word/(document|header|footer|footnotes)\w*\.xml", part.filename)
        ]
    if len(data) > _LARGEST or sum(sizes) > _LARGEST_UNPACKED or max(marked, default=0) > _LARGEST_MARKED:
        raise UserError(_("模板太大"))


def check_contents_of_template(package: OpcPackage) -> None:
    """Refuse with a `UserError` a template with anything that runs or fetches when the letter is opened."""
    for relation in package.iter_rels():
        link = relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and relation.is_external
        if relation.is_external and not (link and relation.target_ref.lower().startswith(_LINKS)):
            raise UserError(_("模板引用了外面的文件“{target}”").format(target=relation.target_ref[:80]))
    for part in package.iter_parts():
        if not _HARMLESS.fullmatch(part.content_type):
            raise UserError(_("模板里有宏或嵌入的对象（{part}）").format(part=part.partname))
        if part.content_type.startswith(_WRITTEN):
            _check_part(parse_xml(part.blob))


def _check_part(root: Any) -> None:  # noqa: ANN401 (an element of lxml, which publishes no types)
    for code in _field_codes(root.iter()):
        word = (code.split() or [""])[0].upper()
        if word not in _FIELDS:
            raise UserError(_("模板里有不能用的域“{code}”").format(code=code.strip()[:80]))
    for element in root.iter():
        for name, target in element.attrib.items():
            if name.rpartition("}")[2] in _POINTING and not name.startswith(_RELATIONS):
                raise UserError(_("模板引用了外面的文件“{target}”").format(target=target[:80]))


def _field_codes(elements: Iterable[Any]) -> Iterable[str]:
    """Return what each field is to do; one whose instruction holds another field says nothing that can be allowed."""
    open_fields: list[str] = []
    for element in elements:
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr"), "")
        elif element.tag == qn("w:instrText") and open_fields:
            open_fields[-1] += element.text or ""
        elif element.tag == qn("w:fldChar"):
            kind = element.get(qn("w:fldCharType"))
            if kind == "begin":
                open_fields.append("")
            elif kind == "end" and open_fields:
                yield open_fields.pop()
