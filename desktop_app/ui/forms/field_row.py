"""One field in a form: its name above, its input, and below it the help or the error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.text import FieldError
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.plain_text import plain_label
from desktop_app.ui.kit.theme import label, set_role
from desktop_app.ui.kit.tokens import COLOURS, Space

if TYPE_CHECKING:
    from desktop_app.model.field import Field
    from desktop_app.ui.forms.inputs.field_input import FieldInput

_LOCK = 14
_NEAR = 0.8
_COUNTED = frozenset({Shape.TEXT, Shape.LINES, Shape.TAGS})
_HALF_WIDTH_NAMES = frozenset({"number", "name"})


class FieldRow(QWidget):
    """The row of one field; `error` is the sentence shown beside it, or ""."""

    def __init__(self, box: FieldInput, *, named: bool = True) -> None:
        super().__init__()
        self.input = box
        self.error = ""
        self._hint = ""
        self._refused = ("", "")
        self._counter = label("", "faint")
        self._note = label(_(box.field.help), "faint")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        if named:
            column.addLayout(self._head())
        column.addWidget(box)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        box.changed.connect(self._retyped)
        box.left.connect(self.check)
        self._write()

    @property
    def field(self) -> Field:
        """Return the field."""
        return self.input.field

    def check(self) -> None:
        """Check what was typed, as far as the field alone can tell."""
        try:
            self.input.value()
        except FieldError as error:
            self._say(str(error))
        else:
            # What was refused for other reasons than the field's own is wrong as long as the same stands there.
            self._say(self._refused[0] if self._refused[1] == self.input.typed() else "")

    def show_error(self, sentence: str) -> None:
        """Show what is wrong until something else stands there, or that nothing is."""
        self._refused = (sentence, self.input.typed())
        self._say(sentence)

    def hint(self, sentence: str) -> None:
        """Show something worth knowing in place of the help, as long as there is no error."""
        self._hint = sentence
        self._write()

    def count(self) -> None:
        """Say how many characters there are, once the limit is near."""
        if self.field.shape in _COUNTED:
            length = len(self.input.typed())
            near = length >= self.field.limit * _NEAR
            self._counter.setText(f"{length}/{self.field.limit}" if near else "")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(Space.TINY)
        name = label(_(self.field.label), "field")
        name.setBuddy(self.input)
        head.addWidget(name)
        if self.field.required:
            star = label("*", "required")
            star.setToolTip(_("必填"))
            head.addWidget(star)
        if self.field.personal:
            head.addWidget(_lock())
        head.addStretch(1)
        head.addWidget(self._counter)
        return head

    def _retyped(self) -> None:
        self.count()
        if self.error:
            self.check()

    def _say(self, sentence: str) -> None:
        if sentence == self.error:
            return
        self.error = sentence
        set_role(self._note, "error" if sentence else "faint")
        self.input.set_bad(bad=bool(sentence))
        self._write()

    def _write(self) -> None:
        self._note.setText(self.error or self._hint or _(self.field.help))
        self._note.setVisible(bool(self._note.text()))
        self.input.describe(self._note.text())


def is_wide(field: Field, title_field: str) -> bool:
    """Tell whether a field takes the whole width of a form."""
    if field.shape in {Shape.LINES, Shape.TAGS} or field.limit > 1000:  # noqa: PLR2004 (an address of a page, not a name)
        return True
    return field.name == title_field and field.shape is Shape.TEXT and field.name not in _HALF_WIDTH_NAMES


def _lock() -> QLabel:
    mark = plain_label()
    mark.setPixmap(picture("lock", COLOURS.text_faint, _LOCK))
    mark.setToolTip(_("个人信息：只留在本单位，可依法删除"))
    mark.setAccessibleName(_("个人信息"))
    mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return mark
