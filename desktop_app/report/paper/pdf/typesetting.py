"""Text set into lines: typeface, size, alignment and justification; knows widths but not yet a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.balancing import balance
from desktop_app.report.paper.pdf.fallback import Glyph, set_glyphs
from desktop_app.report.paper.pdf.line_breaking import HALF_AT_END, HALF_AT_START, BrokenLine, break_lines

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Alignment
    from desktop_app.report.paper.pdf.fonts import Face

MOST_STRETCH = 0.36  # em between two characters; more would copy out as blanks

_NEW_LINE = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How text is set: size and leading (baseline to baseline) in points, the first line's indent in em.

    `tracking` is what stands between two characters, in em: less than nothing where type is set tight.
    """

    face: Face
    size: float
    leading: float
    align: Alignment = "left"
    indent: float = 0.0
    balanced: bool = False
    tracking: float = 0.0

    @property
    def pitch(self) -> float:
        """How far a full-width character stands from the next, in points."""
        return self.size * (1 + self.tracking)


@dataclass(frozen=True, slots=True)
class SetLine:
    """One set line: its glyphs, where it begins from the left edge, and what is added between glyphs, in points.

    With `even_digits` each glyph stands in the middle of its own advance, as numbers in a column do.
    """

    glyphs: tuple[Glyph, ...]
    left: float
    gap: float = 0.0
    even_digits: bool = False


def set_text(text: str, style: TypeStyle, width: float, missing: set[str]) -> tuple[SetLine, ...]:
    """Set text into lines of `width` points, a newline starting a new one; unprintable characters go to `missing`."""
    lines: list[SetLine] = []
    for paragraph in _NEW_LINE.split(text):
        lines += _set_paragraph(set_glyphs(paragraph, style.face, missing), style, width)
    return tuple(lines)


def natural_width(text: str, style: TypeStyle) -> float:
    """Return how wide a text would be on one line, in points."""
    return sum(glyph.advance for glyph in set_glyphs(text, style.face, set())) * style.size


def _set_paragraph(glyphs: list[Glyph], style: TypeStyle, width: float) -> list[SetLine]:
    """Set one paragraph's glyphs into lines."""
    broken = _break(glyphs, style, width / style.pitch)
    last = len(broken) - 1
    return [
        _place(glyphs[line.start : line.stop], line, style, _Room(width, index == 0, index == last))
        for index, line in enumerate(broken)
    ]


def _break(glyphs: list[Glyph], style: TypeStyle, room: float) -> list[BrokenLine]:
    """Break a paragraph's glyphs, evenly where the style asks for it; `room` in em."""
    chars = [glyph.char for glyph in glyphs]
    advances = [glyph.advance for glyph in glyphs]
    if style.balanced:
        return balance(chars, advances, room)
    return break_lines(chars, advances, room - style.indent, room)


@dataclass(frozen=True, slots=True)
class _Room:
    """What a line has to fill: the full width in points, and whether it opens or ends its paragraph."""

    width: float
    opens: bool
    ends: bool


def _place(glyphs: list[Glyph], line: BrokenLine, style: TypeStyle, room: _Room) -> SetLine:
    """Place a line's glyphs within the width as the alignment says."""
    indent = style.indent * style.pitch if room.opens else 0.0
    tight = style.tracking * style.size
    spare = room.width - indent - line.width * style.size - tight * (len(glyphs) - 1)
    if style.align == "center":
        left, stretch = indent + (spare + _hanging(glyphs) * style.size) / 2, 0.0
    elif style.align == "right":
        left, stretch = indent + spare, 0.0
    else:
        left, stretch = indent, 0.0 if room.ends else _stretch(len(glyphs), spare, style)
    return SetLine(tuple(glyphs), left, tight + stretch)


def _hanging(glyphs: list[Glyph]) -> float:
    """Return how far a centred line leans to the right, in em: half of the mark after a lone character (三、).

    Less what an opening bracket leaves empty before it, so that what is centred is the ink.
    """
    lone = len(glyphs) == 2 and glyphs[1].char in HALF_AT_END  # noqa: PLR2004  a character and its mark
    opens = bool(glyphs) and glyphs[0].char in HALF_AT_START and glyphs[0].advance >= 1
    return (glyphs[1].advance / 2 if lone else 0.0) - (glyphs[0].advance / 2 if opens else 0.0)


def _stretch(count: int, spare: float, style: TypeStyle) -> float:
    """Return what to add between the glyphs of a justified line, in points; nothing where it would look torn.

    All of them get the same: readers that copy the text out take an uneven one for a blank.
    """
    if style.align != "justify" or count < 2:  # noqa: PLR2004  a single glyph has no gap to stretch
        return 0.0
    gap = spare / (count - 1)
    return gap if 0 < gap <= MOST_STRETCH * style.size else 0.0
