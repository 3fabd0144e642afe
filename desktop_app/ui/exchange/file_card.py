"""One received file as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.exchange.file_words import file_words
from desktop_app.ui.kit.theme import body, heading, label, on_click, pill, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome


class FileCard(QFrame):
    """What came of a file, or would come of it."""

    def __init__(self, file: FileOutcome) -> None:
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
        if file.details:
            copying = on_click(quiet_button(_("复制详细内容"), "copy"), self.copy_details)
            column.addWidget(copying, 0, Qt.AlignmentFlag.AlignLeft)

    def copy_details(self) -> None:
        """Put what a report of our bug needs on the clipboard."""
        QApplication.clipboard().setText(self.file.details)
