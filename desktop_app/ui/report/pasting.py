"""Copy and paste: from WPS and Word what the grammar can hold, between sections with the figures still live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.report.narrative.text import Passage, TextHeading, TextItem, TextParagraph, TextTable
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.text_writing import write
from desktop_app.ui.kit.plain_text import SilentDocument
from desktop_app.ui.report.text_document import passages_of

if TYPE_CHECKING:
    from desktop_app.report.narrative.text import Words

_OWN = "application/x-ogi-report-text"
"""What a copied part of a section is called on the clipboard: its grammar, so that figures stay live."""


def pasted(source: QMimeData) -> tuple[Passage, ...]:
    """Return what the clipboard holds as passages; characters that paper can't carry are left out."""
    if source.hasFormat(_OWN):
        return read(bytes(source.data(_OWN).data()).decode("utf-8", "replace")).passages
    if source.hasHtml():
        document = SilentDocument()
        document.setHtml(source.html())
        return tuple(_clean(passage) for passage in passages_of(document))
    return tuple(TextParagraph((_printable(line),)) for line in source.text().splitlines() if line.strip())


def copied(source: QMimeData, selection: QTextCursor) -> QMimeData:
    """Add to what is copied the part's own grammar."""
    part = QTextDocument()
    QTextCursor(part).insertFragment(selection.selection())
    source.setData(_OWN, QByteArray(write(passages_of(part)).encode("utf-8")))
    return source


def _clean(passage: Passage) -> Passage:
    """Return a passage of another program without its blanks around and its unprintable characters."""
    if isinstance(passage, TextTable):
        return TextTable(tuple(tuple(_words(cell) for cell in row) for row in passage.rows), passage.head)
    words = _words(passage.words)
    if isinstance(passage, TextHeading):
        return TextHeading(passage.level, words)
    return TextItem(words, passage.numbered) if isinstance(passage, TextItem) else TextParagraph(words)


def _words(words: Words) -> Words:
    text = "".join(piece for piece in words if isinstance(piece, str))
    return (_printable(text).strip(),)


def _printable(text: str) -> str:
    """Return a text without what no field of the ledger can hold."""
    kept = "".join(
        letter for letter in text.replace("\ufffc", "") if letter.isprintable() or letter in "\n\t\u3000\xa0"
    )
    return kept.replace("\xa0", " ")
