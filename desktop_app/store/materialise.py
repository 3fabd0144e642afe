"""Writing a record's projection: its row, its state, its differences and its place in the search index."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

import msgspec
from sqlalchemy import Insert, Table, delete, insert, select, update

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import key_from_log
from desktop_app.model.record import Record, fields_of, keys_of
from desktop_app.store.derivation import derive_again, derived_values, has_owners, owners_of
from desktop_app.store.personal import revealed
from desktop_app.store.projection import Projection, project
from desktop_app.store.record_state import state_of
from desktop_app.store.revision import DELETED, StoredRevision, parse
from desktop_app.store.search_text import index_record, unindex_record
from desktop_app.store.tables import DIFFERENCE, RECORD_STATE, REVISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.log_value import LoggedKey

_INSERT_STATE = insert(RECORD_STATE)


def table_of(kind: type[Record]) -> Table:
    """Return the projected table of a kind."""
    return cast("Table", kind.__table__)


def revisions_of(session: Session, record: str) -> list[StoredRevision]:
    """Return all revisions of a record in the order they came into this file."""
    rows = session.execute(select(REVISION.c.id, REVISION.c.body).filter_by(record=record).order_by(REVISION.c.number))
    return [StoredRevision(row.id, parse(row.body)) for row in rows]


def values_shown(
    kind: type[Record], shown: Mapping[str, LoggedKey], personal: Mapping[tuple[str, str], LoggedKey]
) -> dict[str, Value]:
    """Return the typed fields' values for what the log shows; a personal value that isn't held here is empty."""
    values: dict[str, Value] = {}
    for key, fields in keys_of(kind).items():
        logged = shown.get(key)
        if fields[0].personal:
            logged = personal.get((key, str(logged)))
        values.update(key_from_log(fields, logged))
    return values


def materialise(session: Session, record: str, rules: Rules) -> Projection:
    """Recompute a record from all its revisions and write what it shows."""
    projection = project(revisions_of(session, record))
    number = _write_state(session, record, projection)
    _write_differences(session, record, projection)
    kind = KINDS.get(projection.kind)
    if kind is not None:
        shown = None if projection.deleted or not projection.heads else projection.shown
        _write_row(session, kind, record, number, shown, rules)
    return projection


def _write_state(session: Session, record: str, projection: Projection) -> int:
    state = {
        "kind": projection.kind,
        "heads": " ".join(projection.heads),
        "deleted": projection.deleted,
        "differences": len(projection.differences),
        "waiting": len(projection.waiting),
        "erased": projection.erased,
    }
    known = state_of(session, record)
    if known is None:
        inserted = session.connection().execute(_INSERT_STATE, state | {"record": record})
        return int(cast("Any", inserted).inserted_primary_key[0])
    session.execute(update(RECORD_STATE).filter_by(record=record).values(**state))
    return int(known.number)


def _write_differences(session: Session, record: str, projection: Projection) -> None:
    session.execute(delete(DIFFERENCE).filter_by(record=record))
    for key, writes in projection.differences.items():
        shown = projection.shown.get(key)
        for write in writes:
            session.execute(
                insert(DIFFERENCE).values(
                    record=record,
                    key=key,
                    revision=write.revision,
                    value=msgspec.json.encode(write.value, order="sorted").decode(),
                    shown=write.value == shown,
                )
            )


def _write_row(
    session: Session,
    kind: type[Record],
    record: str,
    number: int,
    shown: Mapping[str, LoggedKey] | None,
    rules: Rules,
) -> None:
    """Replace the record's row and its search entry; `shown` is None for a deleted record."""
    table = table_of(kind)
    before = _row(session, kind, record) if has_owners(kind) else {}
    session.execute(delete(table).filter_by(id=record))
    unindex_record(session, number)
    values: dict[str, Value] = {}
    if shown is not None:
        values = values_shown(kind, shown, revealed(session, record) if _has_personal(kind) else {})
        values.update(derived_values(session, kind, record, values, rules))
        session.execute(insert(table).values(id=record, **values))
        index_record(session, number, kind, values)
    _derive_owners(session, kind, before, values, rules)


def _row(session: Session, kind: type[Record], record: str) -> dict[str, Value]:
    """Return the values of a record's row as it stands; empty where there is none."""
    row = session.execute(select(table_of(kind)).filter_by(id=record)).mappings().first()
    return {name: row[name] for name in fields_of(kind)} if row else {}


def _derive_owners(
    session: Session, kind: type[Record], before: Mapping[str, Value], after: Mapping[str, Value], rules: Rules
) -> None:
    """Recompute what is derived from this record: at the owner it has now, and at the one it had before."""
    owners = dict.fromkeys([*owners_of(kind, before), *owners_of(kind, after)])
    for owner, identity in owners:
        derive_again(session, owner, identity, rules)


def _has_personal(kind: type[Record]) -> bool:
    return any(field.personal for field in fields_of(kind).values())


@cache
def _insert_row(kind: type[Record]) -> Insert:
    return insert(table_of(kind))


def append(session: Session, stored: StoredRevision, rules: Rules) -> None:
    """Bring a record along after one more revision, the short way where that gives the same."""
    if not (_append_first(session, stored, rules) or _append_linear(session, stored, rules)):
        materialise(session, stored.revision.rec, rules)


def _append_first(session: Session, stored: StoredRevision, rules: Rules) -> bool:
    """Write a record's first revision without reading the log again; False if it isn't the first."""
    revision = stored.revision
    if (
        state_of(session, revision.rec) is not None
        or revision.par
        or DELETED in revision.f
        or revision.erase
        or revision.kind not in KINDS
    ):
        return False
    state = {"record": revision.rec, "kind": revision.kind, "heads": stored.id}
    nothing = {"deleted": False, "differences": 0, "waiting": 0, "erased": False}
    inserted = session.connection().execute(_INSERT_STATE, state | nothing)
    kind = KINDS[revision.kind]
    values = values_shown(kind, revision.written, revealed(session, revision.rec) if revision.p else {})
    values.update(derived_values(session, kind, revision.rec, values, rules))
    session.connection().execute(_insert_row(kind), {"id": revision.rec, **values})
    index_record(session, int(cast("Any", inserted).inserted_primary_key[0]), kind, values)
    _derive_owners(session, kind, {}, values, rules)
    return True


def _append_linear(session: Session, stored: StoredRevision, rules: Rules) -> bool:
    """Write a revision whose author saw all heads, without reading the log again; False where that isn't safe."""
    revision = stored.revision
    state = state_of(session, revision.rec)
    if state is None or state.differences or state.waiting or state.deleted or DELETED in revision.f or revision.erase:
        return False
    kind = KINDS.get(state.kind)
    if state.heads.split() != revision.par or kind is None or revision.kind != state.kind:
        return False
    table = table_of(kind)
    before = _row(session, kind, revision.rec)
    values = before | _written_values(session, kind, stored)
    values.update(derived_values(session, kind, revision.rec, values, rules))
    session.execute(update(table).filter_by(id=revision.rec).values(**values))
    session.execute(update(RECORD_STATE).filter_by(number=state.number).values(heads=stored.id))
    unindex_record(session, state.number)
    index_record(session, state.number, kind, values)
    _derive_owners(session, kind, before, values, rules)
    return True


def _written_values(session: Session, kind: type[Record], stored: StoredRevision) -> dict[str, Value]:
    personal = revealed(session, stored.revision.rec) if stored.revision.p else {}
    written = stored.revision.written
    changed = {field.name for key in written for field in keys_of(kind).get(key, ())}
    return {name: value for name, value in values_shown(kind, written, personal).items() if name in changed}
