"""Values typed on the command line as NAME=VALUE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.text import FieldError, from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.model.field import Field, Value


def typed_values(words: Iterable[str], fields: Mapping[str, Field]) -> dict[str, Value]:
    """Read NAME=VALUE words as values of the fields; raises `UserError` naming the fields there are."""
    return dict(_typed(word, fields) for word in words)


def _typed(word: str, fields: Mapping[str, Field]) -> tuple[str, Value]:
    name, equals, value = word.partition("=")
    if not equals or name not in fields:
        known = listed(name for name in fields if name != "application")
        raise UserError(_("“{text}”不是步骤的内容。").format(text=word), _("可以写：{known}。").format(known=known))
    return name, read_value(fields[name], value)


def read_value(field: Field, text: str) -> Value:
    """Read what was typed for a field; raises `UserError` with the field's own sentence."""
    try:
        return from_text(field, text)
    except FieldError as error:
        raise UserError(str(error)) from None
