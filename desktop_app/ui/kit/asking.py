"""A small form in a dialog: a few lines of text, checked by whoever asks before it closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_WIDTH = 480
_LINES = 4


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: its name in the answer, its words, what stands there at first, and how much room."""

    name: str
    label: str
    start: str = ""
    several: bool = False


class Asking(Dialog):
    """Asks; `take` gets the texts by name and this dialog, and ends it: `accept`, or `refuse` with a sentence.

    A `UserError` that `take` raises refuses too. In between (`wait`) there is no second answer.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        note: str,
        lines: Sequence[Question],
        button: str,
        take: Callable[[Mapping[str, str], Asking], object],
    ) -> None:
        super().__init__(parent, title, (_WIDTH, 0))
        self._take = take
        self.editors = {line.name: _editor(line) for line in lines}
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.accept_button = on_click(primary_button(button), self.go_on)
        self.accept_button.setToolTip("Ctrl+Enter")
        self._lay_out(title, note, lines)
        bind_keys(self, button, (*GO_ON, "Ctrl+S"), self.go_on, anywhere=True)

    @property
    def error(self) -> str:
        """Return what is wrong with what was typed, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def go_on(self) -> None:
        """Hand over what was typed, or say what is wrong with it."""
        if not self.accept_button.isEnabled():
            return
        try:
            self._take({name: _text(editor) for name, editor in self.editors.items()}, self)
        except UserError as error:
            self.refuse(error)

    def wait(self) -> None:
        """Take no second answer while the first is being kept."""
        self._let_answer(on=False)

    def reject(self) -> None:
        """Give up, but not while an answer is being kept."""
        if self.accept_button.isEnabled():
            super().reject()

    def refuse(self, error: UserError) -> None:
        """Say what is wrong; what was typed stays, to be put right."""
        self._let_answer(on=True)
        self._wrong.setText(str(error))
        self._wrong.show()

    def _let_answer(self, *, on: bool) -> None:
        self.accept_button.setEnabled(on)
        for editor in self.editors.values():
            editor.setReadOnly(not on)

    def _lay_out(self, title: str, note: str, lines: Sequence[Question]) -> None:
        column = dialog_column(self, title)
        if note:
            column.addWidget(body(note))
        for line in lines:
            column.addWidget(label(line.label, "field"))
            column.addWidget(self.editors[line.name])
        column.addWidget(self._wrong)
        column.addSpacing(Space.SMALL)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.accept_button))


def _editor(line: Question) -> QLineEdit | QPlainTextEdit:
    if line.several:
        editor = QPlainTextEdit(line.start)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + Space.WIDE)
        editor.setAccessibleName(line.label)
        return editor
    single = QLineEdit(line.start)
    single.setAccessibleName(line.label)
    return single


def _text(editor: QLineEdit | QPlainTextEdit) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
