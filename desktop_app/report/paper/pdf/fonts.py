"""The typefaces shipped in `resources/fonts`, loaded when first needed, and what each of them can print."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from desktop_app.paths import resource
from desktop_app.report.paper.pdf.embedding import EmbeddedFont


class Face(StrEnum):
    """A typeface by its file's name; the classes of an official document are 小标宋/宋, 仿宋, 黑 and 楷."""

    SERIF = "NotoSerifSC-Regular"
    SERIF_BOLD = "NotoSerifSC-Bold"
    FANG = "FandolFang-Regular"
    SANS = "NotoSansSC-Regular"
    SANS_BOLD = "NotoSansSC-Bold"
    KAI = "LXGWWenKai-Regular"


@cache
def load(face: Face) -> EmbeddedFont:
    """Return the typeface, read and registered on first use (some tenths of a second)."""
    font = EmbeddedFont(face.value, str(resource("fonts", f"{face.value}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def has(face: Face, char: str) -> bool:
    """Tell whether the typeface has a glyph for the character."""
    return ord(char) in _glyphs(face)


def advance(face: Face, char: str) -> float:
    """Return how far the character moves the pen, in em."""
    width: float = load(face).face.getCharWidth(ord(char))
    return width / 1000


@cache
def digit_advance(face: Face) -> float:
    """Return the width that every digit gets in a column of figures, in em: the widest digit's."""
    return max(advance(face, digit) for digit in "0123456789")


@cache
def _glyphs(face: Face) -> Any:  # noqa: ANN401  ReportLab publishes no types; this is a dict of code point to glyph
    """Return the typeface's map of code points."""
    return load(face).face.charToGlyph
