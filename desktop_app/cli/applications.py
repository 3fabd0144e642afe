"""What commands about one application share: finding it by its number, and reading values typed as NAME=VALUE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.kinds import Application
from desktop_app.model.text import FieldError, from_text
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value


def application_named(ledger: Ledger, name: str) -> str:
    """Return the id of the application that bears a register number, or is called by its id."""
    with reading(ledger) as session:
        found = list(session.scalars(select(Application.id).where(Application.number == name).limit(2)))
        found = found or list(session.scalars(select(Application.id).where(Application.id == name)))
    if len(found) != 1:
        message = _("有几件申请的登记号都是“{name}”。") if found else _("没有登记号为“{name}”的申请。")
        raise UserError(message.format(name=name), _("请用 search 命令查出记录编号再试。"))
    return found[0]


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
