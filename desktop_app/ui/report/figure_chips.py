"""Live figures in the editor: pieces of text that carry their name, and that nobody can type into."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextCursor, QTextFormat

from desktop_app.report.narrative.text import Mark
from desktop_app.report.narrative.text_parsing import read_words
from desktop_app.report.narrative.text_writing import write_mark
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

    from desktop_app.report.narrative.figure import FigureReading

_MARK = QTextFormat.Property.UserProperty + 1
_SERIAL = QTextFormat.Property.UserProperty + 2
_serials = count(1)


class Piece(NamedTuple):
    """A stretch of a paragraph: where it begins and ends in the document, its text, and the live figure it is if any.

    Places count as Qt counts, so that a rare character beyond U+FFFF takes two of them.
    """

    start: int
    end: int
    text: str
    mark: Mark | None


def chip_format(mark: Mark, reading: FigureReading, plain: QTextCharFormat) -> QTextCharFormat:
    """Return the look of a live figure; two that stand side by side stay two."""
    made = QTextCharFormat(plain)
    missing = bool(reading.missing)
    made.setBackground(QBrush(QColor(PAPER.bad_tint if missing else PAPER.accent_tint)))
    made.setForeground(QBrush(QColor(PAPER.bad if missing else PAPER.accent)))
    made.setToolTip(tip(f"{reading.label}\n{reading.missing}" if missing else reading.label))
    made.setProperty(_MARK, write_mark(mark))
    made.setProperty(_SERIAL, next(_serials))
    return made


def mark_of(look: QTextCharFormat) -> Mark | None:
    """Return the live figure that text of this look is, or None for typed text."""
    name = look.property(_MARK)
    if not name:
        return None
    (mark,) = read_words(str(name))
    return mark if isinstance(mark, Mark) else None


def insert_chip(cursor: QTextCursor, mark: Mark, reading: FigureReading, plain: QTextCharFormat) -> None:
    """Put a live figure at the cursor and leave the cursor behind it, with the plain look again."""
    cursor.insertText(reading.text.replace("\n", "\u2028"), chip_format(mark, reading, plain))
    cursor.setCharFormat(plain)


def pieces_of(block: QTextBlock) -> Iterator[Piece]:
    """Give the typed texts and the live figures of a paragraph in their order."""
    fragments = block.begin()
    piece: Piece | None = None
    serial: int | None = None
    while not fragments.atEnd():
        fragment = fragments.fragment()
        found = fragment.charFormat().property(_SERIAL)
        start, end = fragment.position(), fragment.position() + fragment.length()
        if piece is not None and found == serial:
            piece = piece._replace(end=end, text=piece.text + fragment.text())
        else:
            if piece is not None:
                yield piece
            piece, serial = Piece(start, end, fragment.text(), mark_of(fragment.charFormat())), found
        fragments += 1
    if piece is not None:
        yield piece


def chip_at(document: QTextDocument, position: int, *, edges: bool = False) -> Piece | None:
    """Return the live figure around a place between two characters; with `edges` also one that begins or ends there."""
    for piece in pieces_of(document.findBlock(position)):
        inside = piece.start < position < piece.end
        if piece.mark is not None and (inside or (edges and piece.start <= position <= piece.end)):
            return piece
    return None


def whole_chips(cursor: QTextCursor) -> QTextCursor:
    """Return the cursor with its selection grown to the edges of the figures that it cuts."""
    document, anchor, position = cursor.document(), cursor.anchor(), cursor.position()
    first, last = min(anchor, position), max(anchor, position)
    before, after = chip_at(document, first), chip_at(document, last)
    first, last = (before.start if before else first), (after.end if after else last)
    grown = QTextCursor(cursor)
    forwards = position >= anchor
    grown.setPosition(first if forwards else last)
    grown.setPosition(last if forwards else first, QTextCursor.MoveMode.KeepAnchor)
    return grown
