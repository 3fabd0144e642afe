"""What every input of a form can do, whatever the shape of its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.model.text import from_text, to_text
from desktop_app.ui.kit.theme import set_tone
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.model.field import Field, Value


class FieldInput(QWidget):
    """The input of one field.

    Signals: `changed()` when the person typed or chose; `left()` when the input lost the focus; `entered()` when Enter
    asks for the next field.
    """

    changed = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def hold(self, editor: QWidget) -> None:
        """Take the widget that is typed in: it gets the focus, the field's name and the red frame."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(editor)
        if editor.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
            row.addStretch(1)
        editor.setAccessibleName(_(self.field.label))
        editor.installEventFilter(self)
        self.setFocusProxy(editor)
        self._editor = editor

    def typed(self) -> str:
        """Return what stands there as a text: what a draft keeps."""
        raise NotImplementedError

    def set_typed(self, text: str) -> None:
        """Put a text there, as `typed` returned it."""
        raise NotImplementedError

    def value(self) -> Value:
        """Return the value; raises `FieldError` with a sentence where the field can't hold what was typed."""
        return from_text(self.field, self.typed())

    def set_value(self, value: Value) -> None:
        """Show a value."""
        self.set_typed(to_text(self.field, value))

    def set_bad(self, *, bad: bool) -> None:
        """Draw the frame in red, or as usual."""
        set_tone(self._editor, Tone.BAD if bad else Tone.NEUTRAL)

    def close_list(self) -> None:
        """Close what hangs below the input: it is about to move."""

    def finish(self) -> None:
        """Take what an open list has marked: the value is about to be read."""

    def describe(self, sentence: str) -> None:
        """Let a screen reader read the help or the error."""
        self._editor.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
