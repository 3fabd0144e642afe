"""One received file as a card; a PC that isn't certified shows its code to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.exchange.file_words import file_words, waits_for_code
from desktop_app.ui.kit.theme import body, caption, heading, label, on_click, pill, primary_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome


class FileCard(QFrame):
    """What came of a file. Signal `certified(code)`: the person compared the code and it is the same."""

    certified = Signal(str)

    def __init__(self, file: FileOutcome, *, may_write: bool) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.file = file
        words = file_words(file)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        head = QHBoxLayout()
        head.addWidget(heading(words.title, 3), 1)
        head.addWidget(pill(words.mark, words.tone))
        column.addLayout(head)
        for line in words.lines:
            column.addWidget(body(line))
        for warning in words.warnings:
            said = label(warning, "error")
            said.setWordWrap(True)
            column.addWidget(said)
        if waits_for_code(file) and file.sender:
            column.addLayout(self._code(file.sender.code, may_write=may_write))

    def _code(self, code: str, *, may_write: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(caption(_("对方电脑的核对码")))
        shown = heading(code, 2)
        shown.setObjectName("code")
        row.addWidget(shown)
        row.addStretch(1)
        button = on_click(primary_button(_("核对码一致，认证")), lambda: self.certified.emit(code))
        button.setEnabled(may_write)
        row.addWidget(button)
        return row
