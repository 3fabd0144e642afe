"""Tab and Shift+Tab in a table of the report: from cell to cell; behind the last one a new row begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable
    from PySide6.QtWidgets import QTextEdit


def go_to_cell_beside(editor: QTextEdit, *, forwards: bool) -> bool:
    """Select what stands in the next cell, or the one before; False where the cursor is in no table."""
    table = editor.textCursor().currentTable()
    if table is None or editor.isReadOnly():
        return False
    cell = table.cellAt(editor.textCursor())
    place = cell.row() * table.columns() + cell.column() + (1 if forwards else -1)
    # Merged cells are one: the next is the first place that belongs to another cell.
    while 0 <= place < table.rows() * table.columns() and table.cellAt(*divmod(place, table.columns())) == cell:
        place += 1 if forwards else -1
    if place >= table.rows() * table.columns():
        table.appendRows(1)
    editor.setTextCursor(_selected(table, max(place, 0)))
    return True


def _selected(table: QTextTable, place: int) -> QTextCursor:
    cell = table.cellAt(*divmod(place, table.columns()))
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor
