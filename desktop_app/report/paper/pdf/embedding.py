"""A TrueType font embedded so that text copies out of the PDF exactly, also beyond the basic plane (𬱟, 𫖯)."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import ttfonts

ENTRIES_PER_BLOCK = 100  # the limit of the CMap language (Adobe technical note 5411)


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]  # ReportLab publishes no types
    """ReportLab's subset font with its own map from codes to characters.

    ReportLab writes code points above U+FFFF as five digits where the format asks for UTF-16, which makes 𬱟 copy as
    another character; so the maps it made are replaced before the file is written.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, asciiReadable=False, shapable=False)

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401  ReportLab's document has no published type
        """Write the font's objects into the document, as ReportLab does, with right character maps."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            tag = ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            name = tag.decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = character_map(name, codes)


def character_map(name: str, codes: list[int]) -> str:
    """Return the ToUnicode CMap of a subset whose code `i` (from 1 on) stands for the code point `codes[i]`."""
    pairs = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(codes) if code]
    blocks = [pairs[start : start + ENTRIES_PER_BLOCK] for start in range(0, len(pairs), ENTRIES_PER_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(point: int) -> str:
    """Return a code point as the format wants it: UTF-16, most significant byte first, in hexadecimal."""
    return chr(point).encode("utf-16-be").hex().upper()
