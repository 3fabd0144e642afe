"""Writing what records show: their rows, states, differences and places in the search index, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, update

from desktop_app.model.kinds import KINDS
from desktop_app.store.log.derivation import derive_owners, derived_by_record, has_owners
from desktop_app.store.log.personal import revealed_by_record
from desktop_app.store.log.projection import Projection, project
from desktop_app.store.log.revisions import revisions_by_record
from desktop_app.store.log.rows import rows_of, states_of, table_of, written_row
from desktop_app.store.log.search_index import index_records, unindex_records
from desktop_app.store.log.showing import Showing, showing_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE
from desktop_app.store.log.unread_values import IS_DIFFERENCE, mark_unread

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record

_UPDATE_STATE = (
    update(RECORD_STATE)
    .where(RECORD_STATE.c.number == bindparam("_number"))
    .values({name: bindparam(name) for name in ("kind", "heads", "deleted", "differences", "waiting", "erased")})
)


def materialise(session: Session, records: Collection[str], rules: Rules) -> dict[str, Projection]:
    """Recompute records from all their revisions, write what they show, and return it."""
    projections = {record: project(revisions) for record, revisions in revisions_by_record(session, records).items()}
    personal = revealed_by_record(session, records)
    showings = {record: showing_of(one, personal.get(record, {})) for record, one in projections.items()}
    write_showings(session, showings, states_of(session, records), rules)
    return projections


def write_showings(
    session: Session, showings: Mapping[str, Showing], states: Mapping[str, Row[Any]], rules: Rules
) -> None:
    """Make the tables show what was worked out; `states` is what is known of the records so far.

    A record of whose entries none counts isn't known at all: it has no state, so its name is free for others.
    """
    known = {record: showing for record, showing in showings.items() if showing.kind}
    numbers = _write_states(session, known, states)
    _write_differences(session, showings, states)
    mark_unread(session, {record: showing.unread for record, showing in showings.items()})
    _leave_other_kinds(session, showings, states, rules)
    _forget_unknown(session, [states[record] for record in showings.keys() - known.keys() if record in states])
    by_kind: dict[str, dict[str, dict[str, Value] | None]] = {}
    for record, showing in known.items():
        by_kind.setdefault(showing.kind, {})[record] = showing.values
    for name, values in by_kind.items():
        if name in KINDS:
            before = [record for record in values if record in states]
            _write_rows(session, KINDS[name], values, before, numbers, rules)


def _write_states(session: Session, showings: Mapping[str, Showing], states: Mapping[str, Row[Any]]) -> dict[str, int]:
    """Insert or replace the states, and return each record's number in the search index."""
    numbers = {record: int(state.number) for record, state in states.items()}
    changed = [showing.state | {"_number": numbers[one]} for one, showing in showings.items() if one in numbers]
    if changed:
        session.connection().execute(_UPDATE_STATE, changed)
    # SQLite doesn't tell the numbers it gives to many rows at once, and the search index needs them.
    last = session.scalar(select(func.max(RECORD_STATE.c.number))) or 0
    new = [one for one in showings if one not in states]
    numbers |= {one: last + place for place, one in enumerate(new, 1)}
    added = [showings[one].state | {"record": one, "number": numbers[one]} for one in new]
    if added:
        session.connection().execute(insert(RECORD_STATE), added)
    return numbers


def _write_differences(session: Session, showings: Mapping[str, Showing], states: Mapping[str, Row[Any]]) -> None:
    had = [record for record, state in states.items() if state.differences and record in showings]
    if had:
        session.execute(delete(DIFFERENCE).where(DIFFERENCE.c.record.in_(had), IS_DIFFERENCE))
    rows = [
        {"record": record, "key": key, "revision": revision, "value": value, "shown": shown}
        for record, showing in showings.items()
        for key, revision, value, shown in showing.sides
    ]
    if rows:
        session.execute(insert(DIFFERENCE), rows)


def _leave_other_kinds(
    session: Session, showings: Mapping[str, Showing], states: Mapping[str, Row[Any]], rules: Rules
) -> None:
    """Take out the row of a record that is of another kind now, or of none: a newer version, or nothing counts."""
    for record, showing in showings.items():
        state = states.get(record)
        if state is not None and state.kind != showing.kind and state.kind in KINDS:
            kind = KINDS[state.kind]
            before = rows_of(session, kind, [record])
            session.execute(delete(table_of(kind)).filter_by(id=record))
            unindex_records(session, [int(state.number)])
            derive_owners(session, kind, before.values(), rules)


def _forget_unknown(session: Session, states: Collection[Row[Any]]) -> None:
    """Take out the states of records of which nothing counts any more."""
    if states:
        session.execute(delete(RECORD_STATE).where(RECORD_STATE.c.number.in_([state.number for state in states])))


def _write_rows(
    session: Session,
    kind: type[Record],
    values: Mapping[str, dict[str, Value] | None],
    known: Collection[str],
    numbers: Mapping[str, int],
    rules: Rules,
) -> None:
    """Replace the records' rows and their search entries; None for one that has no row."""
    table = table_of(kind)
    # Read before they go: an owner that a record no longer belongs to is derived anew too.
    before = rows_of(session, kind, known) if known and has_owners(kind) else {}
    if known:
        session.execute(delete(table).where(table.c.id.in_(known)))
        unindex_records(session, [numbers[record] for record in known])
    alive = {record: one for record, one in values.items() if one is not None}
    if alive:
        derived = derived_by_record(session, kind, alive, rules)
        complete = {record: one | derived[record] for record, one in alive.items()}
        rows = [{**written_row(kind, one), "id": record} for record, one in complete.items()]
        session.connection().execute(insert(table), rows)
        index_records(session, kind, {numbers[record]: one for record, one in complete.items()})
    derive_owners(session, kind, [*before.values(), *alive.values()], rules)
