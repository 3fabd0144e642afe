"""What a person's hands do on the page of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.ui.typed import type_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.forms.inline_form import InlineForm


class Keyboard:
    """A keyboard that types where the focus is, and counts its strokes; a Chinese character counts as two."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.strokes = 0

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key, with Ctrl or Shift held if given."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.strokes += 1
        QTest.keyClick(self._at(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text: letters by key, Chinese through the input method."""
        self.strokes += sum(1 if char.isascii() else 2 for char in text)
        type_in(self._at(), text)

    def _at(self) -> QWidget:
        return QApplication.focusWidget() or self._window


def take(case: CaseView, code: str) -> InlineForm:
    """Press a step's button, or choose it in the menu, and return the form that opens."""
    QApplication.processEvents()
    button = case.steps.bar.buttons.get(code)
    if button:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        case.steps.start_by_code(code)
    form = case.steps.bar.form
    assert form
    return form


def fill(form: InlineForm, **texts: str) -> None:
    """Put texts in place of what stands in the fields."""
    for name, text in texts.items():
        editor = form.rows[name].input.focusProxy()
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        type_in(editor, text)


def save(form: InlineForm) -> None:
    """Press the form's button, and let the page hear of what was saved."""
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
