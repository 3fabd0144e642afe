"""The editor of one section: paragraphs, headings, lists, tables and live figures that nobody can type into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop_app.i18n import _
from desktop_app.report.narrative.marks_in_text import marks_in
from desktop_app.ui.report.cell_moves import go_to_cell_beside
from desktop_app.ui.report.figure_chips import chip_at, insert_chip, whole_chips
from desktop_app.ui.report.pasting import copied, pasted
from desktop_app.ui.report.text_document import insert, insert_words, passage_look, passages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent

    from desktop_app.report.narrative.figure import FigureReading
    from desktop_app.report.narrative.text import Mark, Passage, Words

_MARGIN = 24
_MOVES = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})


class SectionEditor(QTextEdit):
    """Rich text as far as a section's grammar goes.

    Signals: `figure_asked()` to choose a live figure (Ctrl+G), `wording_asked()` to write a sentence out.
    """

    figure_asked = Signal()
    wording_asked = Signal()

    def __init__(self, told: Callable[[Mark], FigureReading]) -> None:
        super().__init__()
        self._told = told
        self._last = 0
        self.setObjectName("report")
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)  # but between the cells of a table
        self.setAccessibleName(_("本部分的文字"))
        self.document().setDocumentMargin(_MARGIN)
        self.cursorPositionChanged.connect(self._step_over)

    def show_text(self, passages: tuple[Passage, ...]) -> None:
        """Show a section's text from its beginning; the way back to the one before is forgotten."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.blockSignals(True)
        self.clear()
        block, look = passage_look()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(look)
        insert(cursor, passages, self._told)
        self.blockSignals(False)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentCharFormat(look)

    def passages(self) -> tuple[Passage, ...]:
        """Return what stands in the editor."""
        return passages_of(self.document())

    def insert_figure(self, mark: Mark, unit: str = "") -> None:
        """Put a live figure in place of the selection, its unit behind it as ordinary text."""
        cursor = whole_chips(self.textCursor())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        look = passage_look(cursor.blockFormat().headingLevel())[1]
        insert_chip(cursor, mark, self._told(mark), look)
        cursor.insertText(unit, look)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def insert_words(self, words: Words) -> None:
        """Put running text in place of the selection, in one step of undo."""
        cursor = whole_chips(self.textCursor())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert_words(cursor, words, self._told, passage_look(cursor.blockFormat().headingLevel())[1])
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def marks(self) -> tuple[Mark, ...]:
        """Return the live figures in the text."""
        return tuple(marks_in(self.passages()))

    def insert_passages(self, passages: tuple[Passage, ...]) -> None:
        """Put passages at the cursor, in one step of undo."""
        cursor = whole_chips(self.textCursor())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        insert(cursor, passages, self._told)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def figure_here(self) -> Mark | None:
        """Return the live figure that the cursor touches or that is selected."""
        cursor = self.textCursor()
        for place in (cursor.selectionStart(), cursor.selectionEnd()):
            chip = chip_at(self.document(), place, edges=True)
            if chip is not None:
                return chip.mark
        return None

    def select_figure_here(self) -> None:
        """Select the live figure that the cursor touches, so that another can take its place."""
        cursor = self.textCursor()
        chip = chip_at(self.document(), cursor.selectionStart(), edges=True)
        if chip is not None and not cursor.hasSelection():
            cursor.setPosition(chip.start)
            cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a live figure before what can be done with any text."""
        menu = self.createStandardContextMenu()
        first = menu.actions()[0] if menu.actions() else None
        here = self.figure_here()
        choose = QAction(_("换成别的数…") if here else _("插入数字…"), menu)
        choose.triggered.connect(self.figure_asked)
        lines = [choose]
        if here is not None and here.name.startswith("say:"):
            write_out = QAction(_("改成自己写（数仍是活的）"), menu)
            write_out.triggered.connect(self.wording_asked)
            lines.append(write_out)
        for line in lines:
            menu.insertAction(first, line) if first else menu.addAction(line)
        if first:
            menu.insertSeparator(first)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep typing out of live figures; Backspace and Delete take a whole one."""
        if event.key() == Qt.Key.Key_G and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.figure_asked.emit()
            return
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._reach_for_chip(backwards=event.key() == Qt.Key.Key_Backspace)
        elif event.key() not in _MOVES and not event.matches(QKeySequence.StandardKey.Copy):
            self._leave_chip()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._after_heading(event):
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """Go on to the next cell in a table, as anywhere else to the next control (Tab, Shift+Tab)."""
        return go_to_cell_beside(self, forwards=next_one) or super().focusNextPrevChild(next_one)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep a composed character out of live figures as well."""
        self._leave_chip()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what the grammar can hold: paragraphs, headings, lists and tables; the rest as plain text."""
        self.insert_passages(pasted(source))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy with live figures for this editor, and as plain text and a web page for others."""
        return copied(super().createMimeDataFromSelection(), whole_chips(self.textCursor()))

    def _leave_chip(self) -> None:
        """Grow a selection to whole figures, step out of one, and type on in the plain look."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.setTextCursor(whole_chips(cursor))
        if chip_at(self.document(), cursor.position(), edges=True) is not None:
            self.setCurrentCharFormat(passage_look(cursor.blockFormat().headingLevel())[1])

    def _reach_for_chip(self, *, backwards: bool) -> None:
        """Select the figure that is about to be deleted as a whole."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.setTextCursor(whole_chips(cursor))
            return
        chip = chip_at(self.document(), cursor.position(), edges=True)
        if chip is not None and cursor.position() == (chip.end if backwards else chip.start):
            cursor.setPosition(chip.start)
            cursor.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _after_heading(self, event: QKeyEvent) -> bool:
        """Start an ordinary paragraph after a heading, as people expect."""
        cursor = self.textCursor()
        at_end = cursor.atBlockEnd() and cursor.blockFormat().headingLevel() > 0
        if not at_end or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        cursor.insertBlock(*passage_look())
        self.setTextCursor(cursor)
        return True

    def _step_over(self) -> None:
        """Move the cursor over a figure in one step: there is no place inside it."""
        cursor = self.textCursor()
        position, last = cursor.position(), self._last
        chip = None if cursor.hasSelection() else chip_at(self.document(), position)
        if chip is not None:
            forwards = last <= chip.start or (last < chip.end and position > last)
            cursor.setPosition(chip.end if forwards else chip.start)
            self._last = cursor.position()
            self.setTextCursor(cursor)
        else:
            self._last = position
