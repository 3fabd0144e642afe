"""Which record a new one is: that of its name, the one deleted before under that name, or one by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.made_code import code_of, made_code
from desktop_app.model.natural_id import natural_id, plain
from desktop_app.model.record import typed_fields
from desktop_app.store.log.record_state import is_alive, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


def with_made_codes(
    session: Session, kind: type[Record], values: Mapping[str, Value], record_id: str | None
) -> dict[str, Value]:
    """Return the values with the codes that are made by themselves, where none is given.

    Raises `InvalidRecordError` where the name is there already: two records of one code would be counted as one.
    """
    complete = dict(values)
    for name, field in typed_fields(kind).items():
        if field.made_from and not complete.get(name):
            if record_id:
                complete[name] = code_of(record_id)
                _refuse_same_title(session, kind, complete)
            else:
                complete[name] = made_code(kind, [_part(session, kind, values, each) for each in field.made_from])
                _refuse_second(session, kind, complete)
    return complete


def _part(session: Session, kind: type[Record], values: Mapping[str, Value], name: str) -> str:
    """Return what a field gives to a code: its text, or the code of the record it means."""
    value, target = values.get(name), typed_fields(kind)[name].links
    linked = session.get(KINDS[target], str(value)) if target and value else None
    return str(getattr(linked, "code", "")) if target else plain(value)


def _refuse_same_title(session: Session, kind: type[Record], values: Mapping[str, Value]) -> None:
    """Refuse a second one of the same title in the same place, for what has an id of its own."""
    wanted, parent = plain(values.get(kind.title_field)), values.get("parent")
    for row in session.execute(select(kind.__table__)).mappings():
        if plain(row[kind.title_field]) == wanted and row.get("parent") == parent:
            raise _second(kind, values)


def _refuse_second(session: Session, kind: type[Record], values: Mapping[str, Value]) -> None:
    named = natural_id(kind, values)
    if named and is_alive(session, kind.kind, named):
        raise _second(kind, values)


def _second(kind: type[Record], values: Mapping[str, Value]) -> InvalidRecordError:
    sentence = _("已经有“{title}”，请直接选用，或换一个名称。").format(title=values[kind.title_field])
    message = _("“{kind}”没有保存：{first}").format(kind=_(kind.label), first=sentence)
    return InvalidRecordError(message, {kind.title_field: sentence}, _("请改正标出的内容后再保存。"))


def record_for(
    session: Session, kind: type[Record], values: Mapping[str, Value], record_id: str | None
) -> tuple[str, bool]:
    """Return the id of a record to add ("": none is given), and whether it is one that was deleted and comes back.

    The same name is the same record in every file, so a name that is entered again means the record deleted before.
    A record that has no name, or whose name is taken, has no id of its own. Raises `UserError` where `record_id` is
    another record's.
    """
    named = natural_id(kind, values)
    wanted = record_id or named
    state = state_of(session, wanted) if wanted else None
    if wanted and state is None:
        return wanted, False
    if named and wanted == named and state is not None and state.deleted:
        return named, True
    if record_id:
        raise UserError(_("记录编号 {record} 已经存在。").format(record=record_id), _("请去掉这一行的记录编号后再试。"))
    return "", False
