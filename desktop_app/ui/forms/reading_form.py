"""From the inputs of a form to values, and to the sentences for what can't be a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.ui.forms.field_row import FieldRow


def problems_of(rows: Mapping[str, FieldRow]) -> dict[str, str]:
    """Return a sentence for each field that holds something unreadable, or nothing where something is required."""
    found: dict[str, str] = {}
    for name, row in rows.items():
        try:
            value = row.input.value()
        except FieldError as error:
            found[name] = str(error)
        else:
            if row.field.required and value in {None, ""}:
                found[name] = _("请填写“{label}”。").format(label=_(row.field.label))
    return found


def values_typed(rows: Mapping[str, FieldRow]) -> dict[str, Value]:
    """Return the value of every input; raises `FieldError` where one can't be read."""
    return {name: row.input.value() for name, row in rows.items()}


def values_readable(rows: Mapping[str, FieldRow]) -> dict[str, Value]:
    """Return the values of those inputs that can be read as they stand."""
    found: dict[str, Value] = {}
    for name, row in rows.items():
        try:
            found[name] = row.input.value()
        except FieldError:
            continue
    return found
