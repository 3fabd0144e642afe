"""The short guide (F1), in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout

from desktop_app.i18n import _, language
from desktop_app.paths import resource
from desktop_app.ui.kit.on_screen import resize_within
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QWidget

_SIZE = (760, 680)
_LINE_PERCENT = 130
_HEADINGS = {1: (22, 8), 2: (16, 24)}
"""Size and space above of a heading, in logical pixels, by its level."""
"""Size of a heading of the level, and the room above it."""


class HelpWindow(QDialog):
    """The guide to read beside the work: the window stays usable."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("使用说明"))
        resize_within(self, QSize(*_SIZE))
        self.text = QTextBrowser()
        self.text.setObjectName("guide")
        self.text.setMarkdown(resource("help", f"{language()}.md").read_text("utf-8"))
        _set_type(self.text.document())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)


def show_help(parent: QWidget) -> HelpWindow:
    """Open the guide."""
    window = HelpWindow(parent)
    window.show()
    return window


def _set_type(document: QTextDocument) -> None:
    """Give the guide the house's sizes and room between lines, which Markdown doesn't say."""
    document.setDocumentMargin(Space.PAGE)
    block = document.begin()
    while block.isValid():
        _set_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
            shape.setCellSpacing(0)
            shape.setCellPadding(Space.TINY)
            frame.setFormat(shape)


def _set_block(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    size, above = map(scaled, _HEADINGS.get(level, (14, 4)))
    cursor = QTextCursor(block)
    room = QTextBlockFormat()
    room.setTopMargin(above)
    room.setBottomMargin(Space.TINY)
    room.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(room)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if level in _HEADINGS:
        # Replaced, not merged: what Markdown says of a heading's size would win over ours.
        font = QFont()
        font.setPixelSize(size)
        letters = QTextCharFormat()
        letters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        letters.setFontWeight(QFont.Weight.Bold)
        cursor.setCharFormat(letters)
