"""Between the text of a section and the editor's document: passages in, passages out, and what is printed of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrame,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.text import (
    Mark,
    Passage,
    TextHeading,
    TextItem,
    TextParagraph,
    TextTable,
    Words,
    is_level,
    tidied,
    tidy,
)
from desktop_app.ui.kit.tokens import PAPER, TextSize, scaled
from desktop_app.ui.report.figure_chips import insert_chip, pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextBlock, QTextDocument

    from desktop_app.report.narrative.figure import FigureReading

_LINE_PERCENT = 112
"""Of the font's own line height, which is generous."""
_LINE_BREAK = "\u2028"
_LAST_OF_ONE_UNIT = 0xFFFF
_LARGER = {1: 3, 2: 1, 3: 0, 4: 0}
"""Logical pixels that a heading is larger than the text, by its level."""


def plain_look() -> QTextCharFormat:
    """Return the look of typed text."""
    look = QTextCharFormat()
    look.setProperty(QTextCharFormat.Property.FontPixelSize, TextSize.SUBHEAD)
    return look


def passage_look(level: int = 0) -> tuple[QTextBlockFormat, QTextCharFormat]:
    """Return how a paragraph (0) or a heading (1 to 4) looks, as a block and as characters."""
    block, look = QTextBlockFormat(), plain_look()
    block.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(TextSize.SUBHEAD / 4)
    block.setTextIndent(2 * TextSize.SUBHEAD)
    if level:
        block.setHeadingLevel(level)
        block.setTopMargin(TextSize.SUBHEAD / 2)
        look.setProperty(QTextCharFormat.Property.FontPixelSize, TextSize.SUBHEAD + scaled(_LARGER[level]))
        look.setFontWeight(QFont.Weight.Bold)
    return block, look


def list_look(*, numbered: bool) -> QTextListFormat:
    """Return the look of a list."""
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc)
    made.setIndent(1)
    return made


def table_look(head: int) -> QTextTableFormat:
    """Return the look of a table with so many head rows."""
    made = QTextTableFormat()
    made.setHeaderRowCount(head)
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderBrush(QBrush(QColor(PAPER.outline_hover)))
    made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    made.setCellPadding(6)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return made


def insert(cursor: QTextCursor, passages: tuple[Passage, ...], told: Callable[[Mark], FigureReading]) -> None:
    """Put passages at the cursor, the first into the paragraph it stands in if that is empty."""
    fresh = cursor.block().length() <= 1 and cursor.currentTable() is None
    for passage in tidied(passages):
        if isinstance(passage, TextTable):
            _insert_table(cursor, passage, told)
            fresh = True
            continue
        look = _block_look(passage)
        if fresh:
            cursor.setBlockFormat(look[0])
        else:
            cursor.insertBlock(look[0], look[1])
        _into_list(cursor, passage)
        cursor.setBlockCharFormat(look[1])
        insert_words(cursor, passage.words, told, look[1])
        fresh = False


def insert_words(
    cursor: QTextCursor, words: Words, told: Callable[[Mark], FigureReading], look: QTextCharFormat | None = None
) -> None:
    """Put running text at the cursor."""
    plain = look or plain_look()
    for piece in words:
        if isinstance(piece, Mark):
            insert_chip(cursor, piece, told(piece), plain)
        else:
            cursor.insertText(piece.replace("\n", _LINE_BREAK), plain)


def passages_of(document: QTextDocument) -> tuple[Passage, ...]:
    """Return what stands in a document; empty paragraphs aren't passages."""
    return tidied(tuple(passage for passage, _block in _walk(document.rootFrame())))


@dataclass(slots=True)
class Shown:
    """A document as it would be printed: its text, where each character stands in the document, and the figures."""

    text: str = ""
    places: list[int] = field(default_factory=list)
    live: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, place: int, *, moves: bool) -> None:
        """Add characters that stand at a place, one after another where it `moves`, else all there."""
        self.text += text
        for letter in text:
            self.places.append(place)
            place += moves * (1 + (ord(letter) > _LAST_OF_ONE_UNIT))


def shown_of(document: QTextDocument) -> Shown:
    """Return a document as it would be printed; the same text as `printed` makes of its passages."""
    shown, number = Shown(), 0
    for passage, block in _walk(document.rootFrame()):
        if not tidied((passage,)):
            continue
        number = number + 1 if isinstance(passage, TextItem) and passage.numbered else 0
        if shown.text:
            shown.add("\n", block.position(), moves=False)
        if isinstance(passage, TextItem):
            words = report_words()
            opening = words.numbered.format(number=number) if passage.numbered else words.bullet
            shown.add(opening, block.position(), moves=False)
        if isinstance(passage, TextTable):
            _show_table(shown, block, len(passage.rows[0]))
        else:
            _show(shown, block)
    return shown


def _walk(frame: QTextFrame) -> Iterator[tuple[Passage, QTextBlock]]:
    """Give every passage with the block that it is, a table with its first block."""
    parts = frame.begin()
    while not parts.atEnd():
        inner = parts.currentFrame()
        if isinstance(inner, QTextTable):
            yield _table(inner), inner.cellAt(0, 0).firstCursorPosition().block()
        elif parts.currentBlock().isValid():
            yield _passage(parts.currentBlock()), parts.currentBlock()
        parts += 1


def _passage(block: QTextBlock) -> Passage:
    level, words = block.blockFormat().headingLevel(), _words(block)
    in_list = block.textList()
    if in_list:
        return TextItem(words, in_list.format().style() == QTextListFormat.Style.ListDecimal)
    return TextHeading(level, words) if is_level(level) else TextParagraph(words)


def _words(block: QTextBlock) -> Words:
    return tidy(tuple(piece.mark or piece.text.replace(_LINE_BREAK, "\n") for piece in pieces_of(block)))


def _table(table: QTextTable) -> TextTable:
    rows = tuple(tuple(_cell(table, row, column) for column in range(table.columns())) for row in range(table.rows()))
    return TextTable(rows, min(table.format().headerRowCount(), table.rows()))


def _cell(table: QTextTable, row: int, column: int) -> Words:
    """Return a cell's words; its paragraphs are lines, and of merged cells the first has the text."""
    cell = table.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return ()
    lines = [_words(block) for block in _blocks(table, row, column)]
    return tidy(tuple(piece for number, line in enumerate(lines) for piece in ("\n" * bool(number), *line)))


def _blocks(table: QTextTable, row: int, column: int) -> Iterator[QTextBlock]:
    cell = table.cellAt(row, column)
    parts = cell.begin()
    while not parts.atEnd():
        if parts.currentBlock().isValid():
            yield parts.currentBlock()
        parts += 1


def _show(shown: Shown, block: QTextBlock) -> None:
    for piece in pieces_of(block):
        if piece.mark is not None:
            shown.live.append((len(shown.text), len(shown.text) + len(piece.text)))
        shown.add(piece.text.replace(_LINE_BREAK, "\n"), piece.start, moves=True)


def _show_table(shown: Shown, first: QTextBlock, width: int) -> None:
    table = QTextCursor(first).currentTable()
    for row in range(table.rows()):
        for column in range(width):
            lines = list(_blocks(table, row, column))
            if row or column:
                shown.add("\t" if column else "\n", lines[0].position(), moves=False)
            for number, block in enumerate(lines):
                if number:
                    shown.add("\n", block.position(), moves=False)
                _show(shown, block)


def _block_look(passage: TextParagraph | TextHeading | TextItem) -> tuple[QTextBlockFormat, QTextCharFormat]:
    return passage_look(passage.level if isinstance(passage, TextHeading) else 0)


def _into_list(cursor: QTextCursor, passage: Passage) -> None:
    """Put an item into the list before it where that is one of its kind, else into a new one."""
    if not isinstance(passage, TextItem):
        return
    before: QTextList | None = cursor.block().previous().textList()
    style = list_look(numbered=passage.numbered)
    block = cursor.blockFormat()
    block.setTextIndent(0)
    cursor.setBlockFormat(block)
    if before is not None and before.format().style() == style.style():
        before.add(cursor.block())
    else:
        cursor.createList(style)


def _insert_table(cursor: QTextCursor, passage: TextTable, told: Callable[[Mark], FigureReading]) -> None:
    table = cursor.insertTable(len(passage.rows), len(passage.rows[0]), table_look(passage.head))
    for row, line in enumerate(passage.rows):
        for column, words in enumerate(line):
            inside = table.cellAt(row, column).firstCursorPosition()
            look = plain_look()
            if row < passage.head:
                look.setFontWeight(QFont.Weight.Bold)
            insert_words(inside, words, told, look)
    cursor.setPosition(table.lastPosition() + 1)
