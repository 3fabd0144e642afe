"""The input of one field over its cell: Enter and Tab keep it and go on, Esc gives up, errors stand below it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.errors import InvalidRecordError
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import scaled

if TYPE_CHECKING:
    from desktop_app.errors import UserError
    from desktop_app.ui.forms.inputs.field_input import FieldInput


class Leaving(Enum):
    """Where one goes on from a cell."""

    STAY = "stay"
    DOWN = "down"
    NEXT = "next"
    BACK = "back"


_KEYS = {
    Qt.Key.Key_Return: Leaving.DOWN,
    Qt.Key.Key_Enter: Leaving.DOWN,
    Qt.Key.Key_Tab: Leaving.NEXT,
    Qt.Key.Key_Backtab: Leaving.BACK,
}
_LEAST_WIDTH = 220


class CellBox(QFrame):
    """A field's input in a cell. Signals: `kept(Leaving)` to keep what stands there, `given_up()`."""

    kept = Signal(object)
    given_up = Signal()

    def __init__(self, parent: QWidget, box: FieldInput, record: str) -> None:
        super().__init__(parent)
        self.input = box
        self.record = record
        self.busy = False
        self.setObjectName("cell")
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.setContentsMargins(4, 0, 4, 4)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(box)
        column.addWidget(self._wrong)
        editor = box.focusProxy()
        if editor is not None:
            self.setFocusProxy(editor)
            editor.installEventFilter(self)
        box.changed.connect(lambda: self._say(""))

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def place(self, left: int, top: int, width: int) -> None:
        """Lie over a cell, wide enough to read a name in it, inside what is seen of the list."""
        room = self.parentWidget()
        if room is None:
            return
        wide = max(width, scaled(_LEAST_WIDTH))
        high = self.sizeHint().height()
        left = max(0, min(left, room.width() - wide))
        self.setGeometry(left, max(0, min(top, room.height() - high)), wide, high)

    def wait(self) -> None:
        """Take no second answer while the first is being kept."""
        self.busy = True
        self.input.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say below the cell what is wrong; what was typed stays."""
        self.busy = False
        self.input.setEnabled(True)
        named = error.fields if isinstance(error, InvalidRecordError) else {}
        self.show_error(named.get(self.input.field.name) or next(iter(named.values()), str(error)))
        self.input.setFocus()

    def accept(self) -> None:
        """Hear that it is kept: nothing of it is to be kept again while the box is being closed."""
        self.busy = True

    def show_error(self, sentence: str) -> None:
        """Say what is wrong."""
        self._say(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed with Enter or Tab, give up with Esc; an open list comes first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.busy:
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            leaving = _KEYS.get(Qt.Key(event.key()))
            if leaving and plain:
                self.input.finish()
                self.kept.emit(leaving)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
        return super().eventFilter(watched, event)

    def _say(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.input.set_bad(bad=bool(sentence))
        self.place(self.x(), self.y(), self.width())
