"""The history of a record, field by field: who, when, why, from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import read_key
from desktop_app.model.record import keys_of
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.once_plain import label_shown, personal_value
from desktop_app.store.log.personal import revealed
from desktop_app.store.log.projection import ancestors, project
from desktop_app.store.log.reading import reading
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import DELETED, StoredRevision
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.trust.authors import authors_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field, Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record
    from desktop_app.store.trust.authors import Author


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry: what stood there before and after.

    `hidden`: a personal value that isn't held here; `unread_before` and `unread_after`: a value that nobody knows.
    """

    field: Field
    before: Value
    after: Value
    hidden: bool = False
    unread_before: bool = False
    unread_after: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision as a person reads it; `deleted` is True or False only where the entry deleted or restored.

    Who wrote it, of which unit (its record) and in which role, is its stream's word; `counts`: it isn't held.
    """

    at: dt.datetime
    who: str
    unit: str
    role: str
    counts: bool
    why: str
    label: str
    operation: str
    changes: tuple[FieldChange, ...]
    deleted: bool | None
    first: bool


def history(ledger: Ledger, record: str) -> list[Entry]:
    """Return the entries of a record, newest first; raises `UserError` if there is no such record."""
    with reading(ledger) as session:
        revisions = revisions_of(session, record)
        personal = revealed(session, record)
        state = state_of(session, record)
        authors = authors_of(session, revisions)
    if not revisions:
        raise UserError(_("没有编号为“{record}”的记录。").format(record=record), _("请在列表中打开记录查看。"))
    kind = KINDS.get(revisions[0].revision.kind)
    if kind is None:
        raise UserError(_("这类记录来自更新的版本，这里不能显示。"), _("请先升级本机的公开台账。"))
    seen = partial(personal_value, personal=personal, erased=state is not None and state.erased)
    return [_entry(kind, revisions, place, seen, authors) for place in reversed(range(len(revisions)))]


def _entry(
    kind: type[Record],
    revisions: list[StoredRevision],
    place: int,
    seen: Callable[[Field, LoggedKey], LoggedKey],
    authors: Mapping[str, Author],
) -> Entry:
    revision, author = revisions[place].revision, authors[revisions[place].id]
    before = project(ancestors(revisions, revisions[place])).shown
    changes = [
        change
        for key, fields in keys_of(kind).items()
        if key in revision.written and not fields[0].made_from
        for change in _changes(fields, (before.get(key), revision.written[key]), seen)
    ]
    return Entry(
        at=moment_of(revision.at),
        who=author.who,
        unit=author.unit,
        role=author.role,
        counts=not revisions[place].held,
        why=revision.why,
        label=label_shown(revision),
        operation=revision.op,
        changes=tuple(changes),
        deleted=bool(revision.f[DELETED]) if DELETED in revision.f else None,
        first=not revision.par,
    )


def _changes(
    fields: tuple[Field, ...],
    logged: tuple[LoggedKey, LoggedKey],
    seen: Callable[[Field, LoggedKey], LoggedKey],
) -> list[FieldChange]:
    """Return the changed fields of one key; of a group only those that differ."""
    hidden = False
    if fields[0].personal:
        held = (seen(fields[0], logged[0]), seen(fields[0], logged[1]))
        hidden = any(promise is not None and value is None for promise, value in zip(logged, held, strict=True))
        logged = held
    (before, lost), (after, gained) = (read_key(fields, part) for part in logged)
    return [
        FieldChange(field, before[field.name], after[field.name], hidden, field.name in lost, field.name in gained)
        for field in fields
        if hidden or before[field.name] != after[field.name] or field.name in {*lost, *gained}
    ]
