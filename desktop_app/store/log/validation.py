"""What must hold before a record is saved: every field readable, required ones filled, links pointing to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError, UserError
from desktop_app.i18n import _
from desktop_app.model.record import Record, keys_of, links_of, typed_fields
from desktop_app.model.text import FieldError, check_value
from desktop_app.store.log.record_state import is_alive, state_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value


def checked(kind: type[Record], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values in their stored form; raises `InvalidRecordError` with a sentence for each bad field."""
    fields = typed_fields(kind)
    good: dict[str, Value] = {}
    bad: dict[str, str] = {}
    for name, value in values.items():
        try:
            good[name] = check_value(fields[name], value)
        except FieldError as error:
            bad[name] = str(error)
    if bad:
        raise _invalid(kind, bad)
    return good


def check_record(session: Session, kind: type[Record], values: Mapping[str, Value], alive: set[str]) -> None:
    """Check a whole record; raises `InvalidRecordError` for empty required fields, contradictions and dead links.

    `alive` remembers the links found good, so that an operation of many records asks once for each.
    """
    bad = {field.name: _("请填写“{label}”。").format(label=_(field.label)) for field in _missing(kind, values)}
    bad |= kind.problems(values)
    for name, field in links_of(kind).items():
        target = values.get(name)
        if target is None or target in alive:
            continue
        if is_alive(session, field.links, str(target)):
            alive.add(str(target))
        else:
            bad[name] = _("“{label}”指向的记录已不存在，请重新选择。").format(label=_(field.label))
    if bad:
        raise _invalid(kind, bad)


def refuse_erased(session: Session, kind: type[Record], record: str, keys: Collection[str]) -> None:
    """Refuse new personal values in a record whose values were erased: other files would never show them."""
    state = state_of(session, record)
    if state is not None and state.erased and any(keys_of(kind)[key][0].personal for key in keys):
        raise UserError(_("这条记录的个人信息已经依法抹去，不能再填写个人信息。"), _("如确有需要，请重新登记一条。"))


def gone() -> UserError:
    """Return the error for a record that isn't there any more."""
    return UserError(_("这条记录已经不在了，可能刚被删除。"), _("请刷新列表再试。"))


def _missing(kind: type[Record], values: Mapping[str, Value]) -> list[Field]:
    return [field for field in typed_fields(kind).values() if field.required and values.get(field.name) in {None, ""}]


def _invalid(kind: type[Record], bad: Mapping[str, str]) -> InvalidRecordError:
    message = _("“{kind}”没有保存：{first}").format(kind=_(kind.label), first=next(iter(bad.values())))
    return InvalidRecordError(message, bad, _("请改正标出的内容后再保存。"))
