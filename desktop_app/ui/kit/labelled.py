"""A line to type into with its name above, a hint inside, and room for what is wrong with it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.kit.theme import label, set_tone
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from typing import Self


class Labelled(QWidget):
    """The name, the editor and the complaint belong together, also for a screen reader."""

    def __init__(self, name: str, editor: QLineEdit, hint: str) -> None:
        super().__init__()
        self.editor = editor
        editor.setAccessibleName(name)
        editor.setPlaceholderText(hint)
        editor.textEdited.connect(lambda _text: self.complain(""))
        self._wrong = label("", "error")
        self._wrong.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(label(name, "caption"))
        column.addLayout(self._row)
        column.addWidget(self._wrong)

    def text(self) -> str:
        """Return what was typed, without blanks around it."""
        return self.editor.text().strip()

    def beside(self, button: QWidget) -> Self:
        """Put a button at the right of the editor; returns itself."""
        self._row.addWidget(button)
        return self

    def complain(self, text: str) -> bool:
        """Show what is wrong, or nothing; tells whether something is."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        set_tone(self.editor, Tone.BAD if text else Tone.NEUTRAL)
        return bool(text)
