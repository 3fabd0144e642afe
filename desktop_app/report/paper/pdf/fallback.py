"""Which typeface prints each character: the wanted one, else another that has it, else the sign 〓 in its place."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.report.paper.pdf.fonts import Face, advance, has

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLACEMENT = "〓"  # the geta mark: what a compositor sets where a sort is missing
LONGEST_PROPERTY = 500  # characters; the archive format allows 32,767 bytes, and no reader shows half as much

_NEXT_BEST = {
    Face.SERIF: (Face.SANS, Face.KAI),
    Face.SERIF_BOLD: (Face.SANS_BOLD, Face.SERIF, Face.KAI),
    Face.FANG: (Face.KAI, Face.SERIF, Face.SANS),
    Face.SANS: (Face.SERIF, Face.KAI),
    Face.SANS_BOLD: (Face.SERIF_BOLD, Face.SANS, Face.KAI),
    Face.KAI: (Face.SERIF, Face.SANS),
}
_VARIATION_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_IDEOGRAPHIC_SPACE = "\u3000"


class Glyph(NamedTuple):
    """A character as it will be printed: with which typeface, and how wide it is, in em."""

    char: str
    face: Face
    advance: float


def set_glyphs(text: str, face: Face, missing: set[str]) -> list[Glyph]:
    """Return the glyphs of one line of text; characters that no typeface has are added to `missing`.

    Characters that are invisible by definition (joiners, direction marks, variation selectors) print as nothing.
    """
    glyphs = []
    for char in text:
        if _is_invisible(char):
            continue
        glyph = _choose(char, face)
        if glyph.char == REPLACEMENT and char != REPLACEMENT:
            missing.add(char)
        glyphs.append(glyph)
    return glyphs


def one_line(text: str) -> str:
    """Return the text for a property or the outline: on one line, not endless, with 〓 for what isn't a character."""
    words = " ".join(text.split())
    short = words if len(words) <= LONGEST_PROPERTY else words[: LONGEST_PROPERTY - 1] + "…"
    return "".join(char if _is_printable(char) else REPLACEMENT for char in short)


class _PlainAdvances(dict[str, float]):
    """The advances in em of the characters that a typeface prints itself, as they are; others are a `KeyError`."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        glyph = None if _is_invisible(char) or char == "\n" else _choose(char, self._face)
        if glyph is None or glyph.face is not self._face or glyph.char != char:
            raise KeyError(char)
        self[char] = glyph.advance
        return glyph.advance


@cache
def plain_advances(face: Face) -> Mapping[str, float]:
    """Return the advances of the characters that a typeface prints as they are, to measure common texts quickly."""
    return _PlainAdvances(face)


@lru_cache(maxsize=32768)
def _choose(char: str, face: Face) -> Glyph:
    """Return the glyph for a character in the typeface or the next best one."""
    printed = _as_printed(char)
    for candidate in (face, *_NEXT_BEST[face]):
        if _is_printable(printed) and has(candidate, printed):
            return Glyph(printed, candidate, advance(candidate, printed))
    return Glyph(REPLACEMENT, face, advance(face, REPLACEMENT))


def _as_printed(char: str) -> str:
    """Return what stands for a character on paper: tabs and rare blanks print as one of the two that every font has."""
    if char == "\t":
        return _IDEOGRAPHIC_SPACE
    return " " if unicodedata.category(char) == "Zs" and char != _IDEOGRAPHIC_SPACE else char


def _is_printable(char: str) -> bool:
    """Tell whether the character can have a shape: no control code, no lone surrogate, nothing private."""
    return unicodedata.category(char) not in {"Cc", "Cs", "Co"}


@lru_cache(maxsize=4096)
def _is_invisible(char: str) -> bool:
    """Tell whether the character prints nothing by its own definition."""
    return unicodedata.category(char) == "Cf" or _VARIATION_SELECTOR.fullmatch(char) is not None
