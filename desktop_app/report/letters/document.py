"""A letter as a document to print: A4 with the edges of an official document, room for the seal over the signature."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.report.paper import official_type
from desktop_app.report.paper.document import (
    OFFICIAL_MARGINS,
    Block,
    Cell,
    Document,
    Grid,
    Page,
    Paragraph,
    Spacer,
    Title,
)
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.letters.text import LetterDraft, LetterParagraph

_BELOW_HEAD = 6.0
_BELOW_FORM = 3.0
_ABOVE_SIGNATURE = 20.0
"""Millimetres left above the signature: the seal stands over it and the day (GB/T 9704-2012, 7.3.5.1)."""

_SEAL = 16.0
"""What stays of them where lines come nearer: a seal of 42 mm still begins within a line of the text."""

_CLOSEST = 0.7
"""How near lines may come to keep a letter on one page: 20 points for type of 16, as close as books have it."""

_CLOSE = 2
"""The last paragraphs, which stay with the signature: a page of a sealed letter always holds some of its text."""

_COLUMNS = (1.0, 2.6)
_ROW_HEIGHT = 11.0
_EMPTY_ROW_HEIGHT = 20.0
"""Millimetres of a form's row that somebody writes into by hand."""

_ROW_SIZE = official_type.FORM_ROW.size
_RIGHT_EDGE = "　　"


def letter_document(letter: LetterDraft, spare: float = 0.0) -> Document:
    """Return the printed form of a letter, drafted or read back from its record; `spare` millimetres are left empty."""
    return Document(
        title=letter.title,
        author=letter.issuer,
        blocks=tuple(_blocks(letter, spare)),
        created=letter.day,
        page=Page(margins=OFFICIAL_MARGINS),
        official=True,
        closest=_CLOSEST,
    )


def _blocks(letter: LetterDraft, spare: float) -> Iterator[Block]:
    yield Title(f"{letter.issuer}\n{letter.title}", large=True)
    if letter.number:
        yield Paragraph(letter.number, align="center", indent_first=False)
    yield Spacer(_BELOW_HEAD)
    if letter.addressee:
        yield Paragraph(letter.addressee + "：", indent_first=False)
    close = close_from(letter)
    for in_form, lines in groupby(enumerate(letter.body), key=lambda place: bool(place[1].label)):
        if in_form:
            yield from (_form([line for _place, line in lines]), Spacer(_BELOW_FORM))
        else:
            yield from (Paragraph(line.text, with_next=place >= close) for place, line in lines)
    if letter.signature:
        yield Spacer(_ABOVE_SIGNATURE + spare, least=_SEAL + spare)
        yield Paragraph(_signature(letter), align="right", indent_first=False)


def close_from(letter: LetterDraft) -> int:
    """Return the place of the first paragraph that stays with the signature; none does where nobody signs."""
    return len(letter.body) - _CLOSE if letter.signature else len(letter.body)


def _form(lines: Sequence[LetterParagraph]) -> Grid:
    cells = [
        cell
        for row, line in enumerate(lines)
        for cell in (Cell(row, 0, text=line.label, role="rowlabel"), Cell(row, 1, text=line.text))
    ]
    heights = tuple(_ROW_HEIGHT if line.text.strip() else _EMPTY_ROW_HEIGHT for line in lines)
    return Grid(_COLUMNS, tuple(cells), row_heights=heights, text_size=_ROW_SIZE)


def _signature(letter: LetterDraft) -> str:
    """Return who signs, over the day, the shorter one in the middle of the longer, off the right edge."""
    lines = (letter.signature, official_day_text(letter.day))
    widths = [sum(1.0 if ord(char) > 0xFF else 0.5 for char in line) for line in lines]  # noqa: PLR2004  Latin: half
    spare = [round((max(widths) - width) / 2) for width in widths]
    return "\n".join(line + "　" * pad + _RIGHT_EDGE for line, pad in zip(lines, spare, strict=True))
