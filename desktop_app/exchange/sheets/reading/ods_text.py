"""The text of a cell in an .ods document with its tabs, which the reader of values drops.

Source: OpenDocument 1.2, part 1, 6.1.2 to 6.1.5 (white space, `text:s`, `text:tab`, `text:line-break`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_BLANKS = 10_000


def text_with_tabs(cell: ET.Element) -> str:
    """Return the text of a cell that has tabs, or "": then the reader of values tells it as it stands."""
    if next(cell.iter(f"{_TEXT}tab"), None) is None:
        return ""
    return "\n".join("".join(_signs(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))


def _signs(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            yield " " * min(int(part.get(f"{_TEXT}c", "1")), _MOST_BLANKS)
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        else:
            yield from _signs(part)
        yield part.tail or ""
