"""Inputs of one line: texts, words joined by 、 and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.text import FieldError, to_text
from desktop_app.ui.forms.inputs.field_input import FieldInput
from desktop_app.ui.forms.inputs.half_characters import as_held

if TYPE_CHECKING:
    from desktop_app.model.field import Field

_HOLDS_ANYTHING = 10_000_000
"""Far above every field's limit, so that a paste is never cut silently; the limit is said beside the field."""

_LINE_BREAK = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*")
_A_YEAR = "2013"
_EXAMPLES = {Shape.WHOLE: "12", Shape.MONEY: "1200.00", Shape.DECIMAL: "12.5"}


class OneLineInput(FieldInput):
    """A line of text; line breaks pasted into it are taken out, nothing else is."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.edit = QLineEdit()
        self.edit.setMaxLength(_HOLDS_ANYTHING)
        self.edit.setPlaceholderText(_example(field))
        self.edit.textEdited.connect(self._edited)
        self.edit.returnPressed.connect(self.entered)
        self.hold(self.edit)

    def typed(self) -> str:
        """Return the line as it stands."""
        return as_held(self.edit.text(), _units_held(self.edit))

    def set_typed(self, text: str) -> None:
        """Put a line there, shown from its beginning."""
        self.edit.setText(text)
        self.edit.setCursorPosition(0)

    def _edited(self, text: str) -> None:
        if _LINE_BREAK.search(text):
            self.edit.setText(_LINE_BREAK.sub(_joint, text))
        self.changed.emit()


class TidiedInput(OneLineInput):
    """A number or a row of words; on leaving it is written the way the list shows it."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.left.connect(self._tidy)

    def _tidy(self) -> None:
        try:
            tidy = to_text(self.field, self.value())
        except FieldError:
            return
        if tidy != self.edit.text():
            self.edit.setText(tidy)


def _example(field: Field) -> str:
    if field.shape is Shape.TAGS:
        return _("用顿号分开")
    example = _A_YEAR if field.name.endswith("year") else _EXAMPLES.get(field.shape, "")
    return _("如 {example}").format(example=example) if example else ""


def _joint(found: re.Match[str]) -> str:
    """Return what stands where two lines were joined: a space, except between Chinese characters."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return " " if before.isascii() and after.isascii() and before and after else ""


def _units_held(edit: QLineEdit) -> int:
    return QAccessible.queryAccessibleInterface(edit).textInterface().characterCount()
