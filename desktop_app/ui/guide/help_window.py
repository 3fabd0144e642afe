"""The guide (F1), in the language of the screen: its topics at the left, found by words; one of them to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout

from desktop_app.i18n import _, language
from desktop_app.model.pinyin import answers_to
from desktop_app.ui.guide.topics import Topic, topic_of, topics
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QWidget

_SIZE = (900, 680)
_LIST_WIDTH = 200
_LINE_PERCENT = 130
_HEADINGS = {1: (22, 8), 2: (16, 24)}
"""Size and space above of a heading, in logical pixels, by its level."""


class HelpWindow(Dialog):
    """The guide to read beside the work, open at the topic of a page; the window stays usable."""

    def __init__(self, parent: QWidget, page: str = "") -> None:
        super().__init__(parent, _("使用说明"), _SIZE)
        self._found = topics(language())
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("在说明里查找"))
        self.words.setAccessibleName(_("在说明里查找"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(self._find_next)
        self.list = QListWidget()
        self.list.setAccessibleName(_("说明的各部分"))
        self.list.setProperty("role", "choices")
        self.list.setFixedWidth(scaled(_LIST_WIDTH))
        self.list.currentRowChanged.connect(self._show)
        self.text = QTextBrowser()
        self.text.setObjectName("guide")
        self.text.setAccessibleName(_("使用说明"))
        self._lay_out()
        self._list(topic_of(language(), page))
        self.words.setFocus()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(Space.LARGE, Space.LARGE, Space.SMALL, Space.LARGE)
        side.setSpacing(Space.SMALL)
        self.words.setFixedWidth(scaled(_LIST_WIDTH))
        side.addWidget(self.words)
        side.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side)
        row.addWidget(self.text, 1)

    def _list(self, shown: Topic | None) -> None:
        """List the topics found, one of them shown: that one where it is among them, else the first."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([topic.title for topic in self._found])
        self.list.setCurrentRow(self._found.index(shown) if shown in self._found else 0)
        self.list.blockSignals(False)
        self._show(self.list.currentRow())

    def _narrow(self, words: str) -> None:
        known = topics(language())
        titled = [topic for topic in known if answers_to(topic.title, words)]
        said = [topic for topic in known if topic not in titled and _says(topic, words)]
        self._found = (*titled, *said)
        self._list(None)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.text.setMarkdown(self._found[row].text)
            _set_type(self.text.document())
            self._find_next()
        else:
            self.text.setPlainText(_("说明里没有找到。换个词，或只写两三个字试试。"))

    def _find_next(self) -> None:
        """Mark the next place that holds the first of the words, from the top again after the last."""
        word = next(iter(self.words.text().split()), "")
        if word and not self.text.find(word):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(word)


def show_help(parent: QWidget, page: str = "") -> HelpWindow:
    """Open the guide at the topic of a page."""
    window = HelpWindow(parent, page)
    window.show()
    return window


def _says(topic: Topic, words: str) -> bool:
    text = topic.text.lower()
    return all(word in text for word in words.lower().split())


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
