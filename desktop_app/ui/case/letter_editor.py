"""The text of a letter changed before it is issued: what differs from the form is marked while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop_app.i18n import _
from desktop_app.report.letters.edited_text import changed_places, changed_words
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    caption,
    dialog_column,
    foot_row,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import COLOURS, Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIZE = (820, 600)


class LetterEditor(Dialog):
    """The paragraphs, one a line; accepted with `text`. `original` is what the form says."""

    def __init__(self, parent: QWidget, original: str, text: str) -> None:
        super().__init__(parent, _("修改正文"), _SIZE)
        self._original = original
        self.lines = QPlainTextEdit(text)
        self.lines.setAccessibleName(_("正文，一行一段"))
        self.lines.setTabChangesFocus(True)
        self.lines.textChanged.connect(self._mark)
        self.said = caption("")
        column = dialog_column(self, _("修改正文"), Space.MEDIUM)
        column.addWidget(
            body(_("一行一段。抬头、文号和落款由程序写，不在这里改；改过的段落标黄，制发后在变更记录里注明。"))
        )
        column.addWidget(self.lines, 1)
        column.addWidget(self.said)
        self.take = on_click(primary_button(_("用这份正文")), self.accept)
        original_again = on_click(quiet_button(_("恢复原文"), "undo"), lambda: self.lines.setPlainText(original))
        cancel = on_click(quiet_button(_("取消")), self.reject)
        column.addLayout(foot_row(cancel, self.take, left=(original_again,)))
        self._mark()

    @property
    def text(self) -> str:
        """Return the paragraphs as they stand, or "" where they say what the form says."""
        typed = self.lines.toPlainText()
        return typed if changed_places(self._original, typed) else ""

    def _mark(self) -> None:
        typed = self.lines.toPlainText()
        self.take.setEnabled(bool(typed.strip()))
        self.said.setText(changed_words(self._original, typed))
        places, place = set(changed_places(self._original, typed)), 0
        marks = []
        for number in range(self.lines.blockCount()):
            block = self.lines.document().findBlockByNumber(number)
            place += bool(block.text().strip())
            if block.text().strip() and place in places:
                marks.append(_marked(QTextCursor(block)))
        self.lines.setExtraSelections(marks)


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor  # type: ignore[attr-defined]
    mark.format.setBackground(QColor(COLOURS.warning_tint))  # type: ignore[attr-defined]
    mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
    return mark
