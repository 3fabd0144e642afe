"""The input of a text of several lines; it grows with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.ui.forms.inputs.field_input import FieldInput
from desktop_app.ui.forms.inputs.half_characters import as_held
from desktop_app.ui.kit.tokens import scaled

if TYPE_CHECKING:
    from desktop_app.model.field import Field

_FEWEST_LINES = 3
_MOST_LINES = 12
_FRAME = 20


class LinesInput(FieldInput):
    """Several lines: Enter breaks the line, Tab goes on to the next field."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._edited)
        self._filling = False
        self.hold(self.edit)
        self._fit()

    def typed(self) -> str:
        """Return the lines as they stand."""
        return as_held(self.edit.toPlainText(), self.edit.document().characterCount() - 1)

    def set_typed(self, text: str) -> None:
        """Put lines there, shown from the first."""
        self._filling = True
        self.edit.setPlainText(text)
        self._filling = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Enter to the form, which saves."""
        if isinstance(event, QKeyEvent) and _is_ctrl_enter(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _edited(self) -> None:
        self._fit()
        if not self._filling:
            self.changed.emit()

    def _fit(self) -> None:
        lines = int(self.edit.document().size().height())
        shown = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        self.edit.setFixedHeight(shown * self.edit.fontMetrics().lineSpacing() + scaled(_FRAME))


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
