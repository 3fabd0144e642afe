"""Choosing one of a kind's fields, by a few letters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.ui.forms.inputs.choice import ChoiceInput
from desktop_app.ui.forms.inputs.choice_list import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ASKED = Field(label="栏目", shape=Shape.CODE)


class FieldChooser(ChoiceInput):
    """The input that chooses a field; `offered` returns those that can still be chosen."""

    def __init__(self, offered: Callable[[], Iterable[Field]]) -> None:
        self._fields: dict[str, Field] = {}
        self._offer = offered
        super().__init__(_ASKED, self._choices)

    def _choices(self) -> list[Choice]:
        self._fields = {field.name: field for field in self._offer()}
        return [Choice(name, _(field.label)) for name, field in self._fields.items()]

    @property
    def chosen(self) -> Field | None:
        """Return the field that is chosen."""
        return self._fields.get(self.typed())
