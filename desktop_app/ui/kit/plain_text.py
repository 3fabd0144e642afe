"""What a record says is shown as it stands: Qt guesses whether a text is markup, and would fetch what markup names.

A label, a tool tip or a question whose text begins to look like HTML is shown as HTML: an applicant's name could load a
file from the network as soon as the mouse rests on it. So labels are made here, and tips go through here.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def plain_label(text: str = "") -> QLabel:
    """Make a label that shows its text literally."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def make_labels_plain(window: QWidget) -> None:
    """Let every label of one of Qt's own windows show its text literally; call it when all its texts are set."""
    for part in window.findChildren(QLabel):
        part.setTextFormat(Qt.TextFormat.PlainText)


def tip(text: str) -> str:
    """Return a text so that a tool tip shows it literally; most stay as they are."""
    if not GuiQt.mightBeRichText(text):
        return text
    lines = escape(text, quote=False).replace("  ", "&nbsp; ").split("\n")
    return f"<qt>{'<br>'.join(lines)}</qt>"


def said_in(role: int, text: str) -> str:
    """Return the text of a model's cell for the role it is asked for: as a tool tip, or as it stands."""
    return tip(text) if role == Qt.ItemDataRole.ToolTipRole else text


class SilentDocument(QTextDocument):
    """A document that understands markup of other programs and fetches nothing that it names."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Return nothing, whatever is asked for."""
        return None
