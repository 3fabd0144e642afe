"""What is kept and doesn't count, as the office reads it: who sent it, about which record, what it says, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Unit
from desktop_app.model.listed import listed_text
from desktop_app.model.log_value import read_key
from desktop_app.model.record import keys_of
from desktop_app.model.text import title_text
from desktop_app.office.rules.rights_words import why_held
from desktop_app.store.log.revision import DELETED
from desktop_app.store.log.rows import rows_of
from desktop_app.store.trust.uncounted_entries import held_entries_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.store.log.revision import Revision
    from desktop_app.store.trust.uncounted_entries import HeldEntry

_LAST_MOMENT = 253_402_300_799_000


@dataclass(frozen=True, slots=True)
class UncountedLine:
    """One entry that waits: the unit that sent it ("" unknown), what it is about and says, and why it doesn't count.

    `who` and `at` are by the entry's own word.
    """

    id: str
    unit: str
    kind: str
    title: str
    says: str
    why: str
    who: str
    at: dt.datetime


def uncounted_lines(session: Session) -> list[UncountedLine]:
    """Return what waits for the office, in the order in which it came."""
    entries = held_entries_of(session)
    names: dict[str, str] = {}
    for unit in {entry.unit for entry in entries}:
        found = session.get(Unit, unit) if unit else None
        names[unit] = found.name if found else ""
    return [_line(session, entry, names[entry.unit]) for entry in entries]


def _line(session: Session, entry: HeldEntry, unit: str) -> UncountedLine:
    revision = entry.revision
    kind = KINDS.get(revision.kind)
    at = dt.datetime.fromtimestamp(min(revision.at, _LAST_MOMENT) / 1000, dt.UTC)
    if kind is None:
        return UncountedLine(entry.id, unit, revision.kind, "", "", why_held(entry.reason), revision.who, at)
    row = rows_of(session, kind, [revision.rec]).get(revision.rec) or _written(revision)
    title = title_text(kind, row.get(kind.title_field))
    return UncountedLine(
        entry.id, unit, _(kind.label), title, _says(session, revision), why_held(entry.reason), revision.who, at
    )


def _written(revision: Revision) -> dict[str, Value]:
    """Return the plain values of the fields that an entry writes."""
    kind = KINDS[revision.kind]
    found: dict[str, Value] = {}
    for key, fields in keys_of(kind).items():
        if key in revision.f:
            found |= read_key(fields, revision.f[key]).values
    return found


def _text(session: Session, field: Field, value: Value) -> str:
    """Return what an entry says of a field: of a record that it links to, the title."""
    if not field.links:
        return listed_text(field, value)
    kind = KINDS[field.links]
    row = rows_of(session, kind, [str(value)]).get(str(value)) if value else None
    return title_text(kind, row[kind.title_field]) if row else ""


def _says(session: Session, revision: Revision) -> str:
    """Return in one line what an entry would do."""
    if revision.erase:
        return _("抹去个人信息")
    if revision.f.get(DELETED) is True:
        return _("删除这条记录")
    kind, written = KINDS[revision.kind], _written(revision)
    fields = [field for fields in keys_of(kind).values() for field in fields if field.name in written]
    said = ((field, _text(session, field, written[field.name])) for field in fields)
    parts = [f"{_(field.label)}：{text}" for field, text in said if text]
    personal = _("另有个人信息") if revision.p else ""
    return "；".join(filter(None, (*parts, personal)))
