"""Changing what the paragraph at the cursor is: text, a heading, an item of a list, a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextListFormat

from desktop_app.ui.report.figure_chips import pieces_of
from desktop_app.ui.report.text_document import list_look, passage_look, table_look

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from desktop_app.ui.report.section_editor import SectionEditor

_ROWS, _COLUMNS = 3, 3


def passage_kind(editor: SectionEditor) -> int:
    """Return the level of the heading that the cursor is in, 0 for anything else."""
    return editor.textCursor().blockFormat().headingLevel()


def set_kind(editor: SectionEditor, level: int) -> None:
    """Make the paragraphs of the selection text (0) or headings (1 to 4)."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    for block in _blocks(cursor):
        _leave_list(block)
        _dress(block, level)
    cursor.endEditBlock()
    editor.setCurrentCharFormat(passage_look(level)[1])
    editor.setFocus()


def set_list(editor: SectionEditor, *, numbered: bool) -> None:
    """Make the paragraphs of the selection items of a list, or text again where they are such items."""
    cursor = editor.textCursor()
    now = cursor.currentList()
    look = list_look(numbered=numbered)
    cursor.beginEditBlock()
    if now and now.format().style() == look.style():
        for block in _blocks(cursor):
            _leave_list(block)
            _dress(block, 0)
    else:
        _make_list(cursor, look)
    cursor.endEditBlock()
    editor.setFocus()


def put_table(editor: SectionEditor) -> None:
    """Put an empty table with a head row after the paragraph at the cursor, and go into it."""
    cursor = editor.textCursor()
    if cursor.currentTable():
        return
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    table = cursor.insertTable(_ROWS, _COLUMNS, table_look(1))
    cursor.endEditBlock()
    editor.setTextCursor(table.cellAt(0, 0).firstCursorPosition())
    editor.setFocus()


def add_row(editor: SectionEditor) -> None:
    """Add a row below the one at the cursor."""
    cursor = editor.textCursor()
    table = cursor.currentTable()
    table.insertRows(table.cellAt(cursor).row() + 1, 1)


def add_column(editor: SectionEditor) -> None:
    """Add a column at the right of the one at the cursor."""
    cursor = editor.textCursor()
    table = cursor.currentTable()
    table.insertColumns(table.cellAt(cursor).column() + 1, 1)


def remove_row(editor: SectionEditor) -> None:
    """Take away the row at the cursor; with the last one the table goes."""
    cursor = editor.textCursor()
    table = cursor.currentTable()
    table.removeRows(table.cellAt(cursor).row(), 1)


def remove_column(editor: SectionEditor) -> None:
    """Take away the column at the cursor; with the last one the table goes."""
    cursor = editor.textCursor()
    table = cursor.currentTable()
    table.removeColumns(table.cellAt(cursor).column(), 1)


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the paragraphs that a selection touches."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    return found


def _dress(block: QTextBlock, level: int) -> None:
    """Give a paragraph the look of a level; its live figures keep their colours."""
    block_look, look = passage_look(level)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(block_look)
    cursor.setBlockCharFormat(look)
    for piece in pieces_of(block):
        cursor.setPosition(piece.start)
        cursor.setPosition(piece.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _leave_list(block: QTextBlock) -> None:
    within = block.textList()
    if within:
        within.remove(block)


def _make_list(cursor: QTextCursor, look: QTextListFormat) -> None:
    blocks = _blocks(cursor)
    made = None
    for block in blocks:
        _leave_list(block)
        _dress(block, 0)
        at = QTextCursor(block)
        plain = at.blockFormat()
        plain.setTextIndent(0)
        at.setBlockFormat(plain)
        if made is None:
            made = at.createList(look)
        else:
            made.add(block)
