"""Saving what a form holds: the record and what belongs to it in one operation, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError
from desktop_app.i18n import _
from desktop_app.model.listed import leading_field
from desktop_app.model.owning import owner_field
from desktop_app.store.log.operation import operation
from desktop_app.ui.forms.naming import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.store.log.notices import Notice
    from desktop_app.store.log.operation import Change


@dataclass(frozen=True, slots=True)
class Typed:
    """One record as a form holds it: all values of a new one (no id), the changed ones of one that exists."""

    kind: type[Record]
    record_id: str | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Work:
    """Everything one form saves at once; `title` names the record in the list of recent changes."""

    record: Typed
    title: str = ""
    owned: Sequence[Typed] = field(default_factory=tuple)
    removed: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: the record's id, those of the owned records in the order of the work, and the notice."""

    record_id: str
    owned: Sequence[str]
    notice: Notice


class NotSavedError(InvalidRecordError):
    """A form's content can't be saved; `owned` holds the sentences for its owned records, by their place."""

    def __init__(self, fields: Mapping[str, str], owned: Mapping[int, Mapping[str, str]]) -> None:
        super().__init__(_("还没有保存：有内容需要改正。"), fields, _("请改正标出的内容后再保存。"))
        self.owned = owned


def save(ledger: Ledger, work: Work) -> Saved:
    """Save in one operation; raises `NotSavedError` or a `UserError`."""
    with operation(ledger, _label(work)) as change:
        try:
            record_id = _write(change, work.record, work.record.values)
        except InvalidRecordError as error:
            raise NotSavedError(error.fields, {}) from error
        owned = _write_owned(change, work, record_id)
        for removed in work.removed:
            change.delete(removed)
    return Saved(record_id, owned, change.notice)


def _write_owned(change: Change, work: Work, owner_id: str) -> list[str]:
    written: list[str] = []
    problems: dict[int, Mapping[str, str]] = {}
    for place, owned in enumerate(work.owned):
        link = owner_field(owned.kind, work.record.kind)
        belongs = {link.name: owner_id} if link else {}
        try:
            written.append(_write(change, owned, {**owned.values, **belongs}))
        except InvalidRecordError as error:
            problems[place] = error.fields
    if problems:
        raise NotSavedError({}, problems)
    return written


def _write(change: Change, typed: Typed, values: Mapping[str, Value]) -> str:
    if typed.record_id is None:
        return change.add(typed.kind, values)
    change.update(typed.record_id, values)
    return typed.record_id


def _label(work: Work) -> str:
    """Return what the log calls this: with what names the record, unless that is personal."""
    kind = _(work.record.kind.label)
    new = work.record.record_id is None
    if leading_field(work.record.kind).personal:
        return (_("新增{kind}") if new else _("修改{kind}")).format(kind=kind)
    label = _("新增{kind}：{title}") if new else _("修改{kind}：{title}")
    return label.format(kind=kind, title=shortened(work.title))
