"""A derived field in a form: computed from the others as one types, never typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.listed import shown_text
from desktop_app.ui.kit.theme import label
from desktop_app.ui.kit.tokens import Space
from desktop_app.written_days import short_weekday_text

if TYPE_CHECKING:
    from desktop_app.model.field import Field, Value


class DerivedRow(QWidget):
    """The name and value of a derived field."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._shown = QLineEdit()
        self._shown.setReadOnly(True)
        self._shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown.setAccessibleName(_(field.label))
        self._shown.setPlaceholderText(_("自动计算"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(label(_(field.label), "field"))
        column.addWidget(self._shown)
        column.addStretch(1)

    def show_value(self, value: Value, more: str = "") -> None:
        """Show what was computed, a day with its weekday, and what there is to say of it."""
        day = short_weekday_text(value) if isinstance(value, dt.date) else ""
        self._shown.setText(" ".join(part for part in (shown_text(self.field, value), day, more) if part))
        self._shown.setCursorPosition(0)

    def text(self) -> str:
        """Return what is shown."""
        return self._shown.text()
