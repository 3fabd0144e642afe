"""Bringing one record along after one more revision of this PC's, the short ways: a save must be quick."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Insert, Update, bindparam, insert, update

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import empty_values, fields_of
from desktop_app.store.log.derivation import derive_owners, derived_by_record
from desktop_app.store.log.materialise import materialise
from desktop_app.store.log.personal import revealed
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import DELETED, StoredRevision
from desktop_app.store.log.rows import key_names, rows_of, table_of, written_row
from desktop_app.store.log.search_index import index_records, unindex_records
from desktop_app.store.log.showing import follow_on, laid_over, read_written
from desktop_app.store.log.tables import RECORD_STATE
from desktop_app.store.log.unread_values import mark_unread, unread_by_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record

_INSERT_STATE = insert(RECORD_STATE)
_UPDATE_HEADS = (
    update(RECORD_STATE).where(RECORD_STATE.c.number == bindparam("_number")).values(heads=bindparam("heads"))
)


def append(session: Session, stored: StoredRevision, rules: Rules) -> None:
    """Bring a record along after one more revision, the short way where that gives the same."""
    if not (_append_first(session, stored, rules) or _append_next(session, stored, rules)):
        materialise(session, [stored.revision.rec], rules)


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
    personal = revealed(session, revision.rec) if revision.p else {}
    read = read_written(kind, revision.written, personal)
    values = empty_values(kind) | read.values
    values |= derived_by_record(session, kind, {revision.rec: values}, rules)[revision.rec]
    session.connection().execute(_insert_row(kind), {"id": revision.rec, **written_row(kind, values)})
    index_records(session, kind, {int(cast("Any", inserted).inserted_primary_key[0]): values})
    if read.unread:
        mark_unread(session, {revision.rec: read.unread})
    derive_owners(session, kind, [values], rules)
    return True


def _append_next(session: Session, stored: StoredRevision, rules: Rules) -> bool:
    """Write a revision whose author saw all there was, without reading the log again; False where that isn't safe."""
    revision = stored.revision
    state = state_of(session, revision.rec)
    chain = follow_on(state, [stored])
    if state is None or chain is None:
        return False
    kind = KINDS[state.kind]
    before = rows_of(session, kind, [revision.rec])[revision.rec]
    unread = unread_by_record(session, [revision.rec]).get(revision.rec, frozenset())
    showing = laid_over(kind, before, chain, revealed(session, revision.rec) if revision.p else {}, unread)
    values = dict(showing.values or {})
    values |= derived_by_record(session, kind, {revision.rec: values}, rules)[revision.rec]
    session.connection().execute(*_update(kind, before, values, revision.rec))
    session.connection().execute(_UPDATE_HEADS, {"heads": showing.heads, "_number": state.number})
    unindex_records(session, [state.number])
    index_records(session, kind, {state.number: values})
    if showing.unread != unread:
        mark_unread(session, {revision.rec: showing.unread})
    derive_owners(session, kind, [before, values], rules)
    return True


@cache
def _insert_row(kind: type[Record]) -> Insert:
    return insert(table_of(kind))


def _update(
    kind: type[Record], before: Mapping[str, Value], values: Mapping[str, Value], record: str
) -> tuple[Update, dict[str, Value]]:
    """Return how a row is brought along; the keys of its texts, which are indexed, only where a text changed."""
    if all(before[name] == values[name] for name in kind.sorted_texts):
        return _update_row(kind, tuple(fields_of(kind))), {**values, "_id": record}
    names = (*fields_of(kind), *key_names(kind))
    return _update_row(kind, names), {**written_row(kind, values), "_id": record}


@cache
def _update_row(kind: type[Record], names: tuple[str, ...]) -> Update:
    table = table_of(kind)
    return update(table).where(table.c.id == bindparam("_id")).values({name: bindparam(name) for name in names})
