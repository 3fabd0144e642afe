"""Ink: set lines of text and rules drawn on ReportLab's canvas."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop_app.report.paper.pdf.fonts import advance as natural_advance
from desktop_app.report.paper.pdf.fonts import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.report.paper.pdf.typesetting import SetLine, TypeStyle

Canvas = Any
"""ReportLab's canvas, which has no published type; its origin is the sheet's lower left corner, in points."""

TextObject = Any
"""ReportLab's text object, in which texts that follow each other are drawn."""

_CENTRE = 0.38  # em from a Chinese character's middle down to the baseline: half of ascent 0.88 less descent 0.12


_DOT = 1.1
_DOT_PITCH = 4.5
"""Points: how large the dots of a leader are, and how far apart."""


def paint_lines(canvas: Canvas, lines: Sequence[SetLine], style: TypeStyle, left: float, top: float) -> None:
    """Draw lines one below the other in a box whose upper left corner is given."""
    for index, line in enumerate(lines):
        baseline = baseline_of(style, top - index * style.leading)
        if line.even_digits:
            _paint_figure(canvas, line, style, left, baseline)
        else:
            paint_line(canvas, line, style, left, baseline)


def baseline_of(style: TypeStyle, top: float) -> float:
    """Return where a line stands whose upper edge is given."""
    return top - 0.5 * style.leading - _CENTRE * style.size


def paint_line(canvas: Canvas, line: SetLine, style: TypeStyle, left: float, baseline: float) -> None:
    """Draw one line from `left` on its baseline, each run in its own typeface."""
    if not line.glyphs:
        return
    text = canvas.beginText(left + line.left, baseline)
    if line.gap:
        text.setCharSpace(line.gap)
    for face, run in groupby(line.glyphs, key=lambda glyph: glyph.face):
        text.setFont(load(face).fontName, style.size)
        text.textOut("".join(glyph.char for glyph in run))
    if line.gap:
        text.setCharSpace(0)  # it would stay in force for everything drawn after this
    canvas.drawText(text)


def _paint_figure(canvas: Canvas, line: SetLine, style: TypeStyle, left: float, baseline: float) -> None:
    """Draw a number glyph by glyph, each in the middle of its advance."""
    text = canvas.beginText()
    pen = left + line.left
    for char, face, advance in line.glyphs:
        text.setFont(load(face).fontName, style.size)
        text.setTextOrigin(pen + (advance - natural_advance(face, char)) / 2 * style.size, baseline)
        text.textOut(char)
        pen += advance * style.size
    canvas.drawText(text)


def write_at(text: TextObject, words: str, left: float, baseline: float) -> None:
    """Write words of the text object's typeface at a place.

    Only the operators: ReportLab's own way also measures the words and takes twice as long, which tells in long lists.
    """
    text._code += [f"1 0 0 1 {left:.2f} {baseline:.2f} Tm", text._formatText(words)]  # noqa: SLF001


def paint_rules(canvas: Canvas, rules: Iterable[tuple[float, float, float, float]], weight: float) -> None:
    """Draw many straight rules of one weight, each from a place to a place."""
    canvas.setLineWidth(weight)
    path = " ".join(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in rules)
    canvas._code.append(f"{path} S")  # noqa: SLF001  as above: a long list has a rule for each row


def paint_rule(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
    """Draw a straight rule of so many points' weight."""
    canvas.setLineWidth(weight)
    canvas.line(*start, *end)


def paint_leader(canvas: Canvas, start: float, stop: float, level: float) -> None:
    """Draw a row of dots that leads the eye; drawn, not written, so that it isn't copied out with the text."""
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineWidth(_DOT)
    canvas.setDash([0, _DOT_PITCH])
    first = _DOT_PITCH * (start // _DOT_PITCH + 1)  # the dots of all lines stand one below the other
    if first < stop:
        canvas.line(first, level, stop, level)
    canvas.restoreState()
