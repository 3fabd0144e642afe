"""Make the 仿宋 of our papers: `python -m installer.fang_song FandolFang-Regular.otf TARGET.ttf`.

TARGET is `resources/fonts/FandolFang-Regular.ttf`. The source lies in Debian's package texlive-lang-chinese
(`apt-get download texlive-lang-chinese`, then `dpkg-deb -x`). The writer of our PDF files takes TrueType outlines only,
so the curves are drawn anew, no further than a thousandth of an em from the source's; scripts that no Chinese paper is
written in are left to the other typefaces.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEFT_OUT = ("YI ", "KANGXI", "BOX", "KATAKANA", "HIRAGANA", "CYRILLIC", "GREEK", "BOPOMOFO", "PRESENTATION")
"""How the names of the characters begin that aren't taken over; what has no name (private use) isn't either."""

_MOST_ERROR = 1.0
_TABLES_LEFT_OUT = ("BASE", "GPOS", "GSUB", "VORG", "vhea", "vmtx")
_NO_PROGRAM = (
    *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
    *("maxSizeOfInstructions", "maxComponentElements"),
)
_COPYRIGHT, _LICENCE = 0, 13
_CHANGED = (
    "Modified version of FandolFang 1.300, made 2026-11-30 for 公开台账: "
    "TrueType outlines, fewer characters, no vertical writing."
)
_TERMS = "GNU General Public License, version 3, with the font exception of the Fandol project; this version keeps it."


def main(arguments: Sequence[str]) -> int:
    """Write the font file; returns the exit code."""
    if len(arguments) != 2:  # noqa: PLR2004  the two files named above
        print(__doc__)
        return 2
    font = TTFont(arguments[0], recalcTimestamp=False)
    _keep_chinese(font)
    _draw_anew(font)
    for record in list(font["name"].names):
        if record.nameID == _COPYRIGHT:
            font["name"].setName(f"{record.toUnicode()} {_CHANGED}", _COPYRIGHT, *_place(record))
            font["name"].setName(_TERMS, _LICENCE, *_place(record))
    font.save(arguments[1])
    return 0


def _keep_chinese(font: TTFont) -> None:
    """Leave out the characters of other scripts, and all that is for other ways of writing."""
    options = Options()
    options.layout_features, options.name_IDs, options.hinting = [], ["*"], False
    options.drop_tables += _TABLES_LEFT_OUT
    subsetter = Subsetter(options)
    named = {code: unicodedata.name(chr(code), "") for code in font.getBestCmap()}
    subsetter.populate(unicodes=[code for code, name in named.items() if name and not name.startswith(_LEFT_OUT)])
    subsetter.subset(font)


def _draw_anew(font: TTFont) -> None:
    """Replace the outlines by TrueType's."""
    drawn = font.getGlyphSet()
    outlines = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = font.getGlyphOrder(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, _MOST_ERROR, reverse_direction=True))
        outlines.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), outlines
    del font["CFF "]
    font["maxp"].tableVersion, font["maxp"].maxZones = 0x00010000, 1
    for name in _NO_PROGRAM:
        setattr(font["maxp"], name, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _place(record: Any) -> tuple[int, int, int]:  # noqa: ANN401  a record of fontTools, which publishes no types for it
    return record.platformID, record.platEncID, record.langID


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
