"""Comparing what stands in the projected tables with what the log shows, many records at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.store.log.derivation import derived_by_record
from desktop_app.store.log.projection import project
from desktop_app.store.log.rows import keys_in_rows, rows_of, states_of, written_row
from desktop_app.store.log.showing import Personal, Showing, showing_of
from desktop_app.store.log.tables import DIFFERENCE
from desktop_app.store.log.unread_values import IS_DIFFERENCE, unread_by_record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.store.log.revision import StoredRevision

Differences = set[tuple[str, str, str, bool]]


def misprojected(
    session: Session, logs: Mapping[str, Sequence[StoredRevision]], personal: Mapping[str, Personal], rules: Rules
) -> list[str]:
    """Return those of the records whose rows differ in anything from what their revisions show."""
    showings = {record: showing_of(project(log), personal.get(record, {})) for record, log in logs.items()}
    states = _states(session, showings)
    rows, expected = _rows(session, showings, rules)
    differences = _differences(session, logs)
    unread = unread_by_record(session, logs)
    return [
        record
        for record, showing in showings.items()
        # A record of which nothing counts isn't known at all.
        if states.get(record) != (showing.state if showing.kind else None)
        or rows.get(record) != expected.get(record)
        or differences.get(record, set()) != set(showing.sides)
        or unread.get(record, frozenset()) != showing.unread
    ]


def _states(session: Session, showings: Mapping[str, Showing]) -> dict[str, dict[str, object]]:
    return {
        record: {name: getattr(state, name) for name in showings[record].state}
        for record, state in states_of(session, showings).items()
    }


def _rows(
    session: Session, showings: Mapping[str, Showing], rules: Rules
) -> tuple[dict[str, dict[str, Value]], dict[str, dict[str, Value]]]:
    """Return the rows as they stand and as they should, with derived fields and the keys that lists sort by."""
    by_kind: dict[str, list[str]] = {}
    for record, showing in showings.items():
        by_kind.setdefault(showing.kind, []).append(record)
    rows: dict[str, dict[str, Value]] = {}
    expected: dict[str, dict[str, Value]] = {}
    for name, records in by_kind.items():
        if kind := KINDS.get(name):
            keys = keys_in_rows(session, kind, records)
            rows |= {record: {**row, **keys[record]} for record, row in rows_of(session, kind, records).items()}
            alive = {record: values for record in records if (values := showings[record].values) is not None}
            derived = derived_by_record(session, kind, alive, rules)
            expected |= {record: written_row(kind, values | derived[record]) for record, values in alive.items()}
    return rows, expected


def _differences(session: Session, records: Collection[str]) -> dict[str, Differences]:
    found: dict[str, Differences] = {}
    for row in session.execute(select(DIFFERENCE).where(DIFFERENCE.c.record.in_(records), IS_DIFFERENCE)):
        found.setdefault(row.record, set()).add((row.key, row.revision, row.value, row.shown))
    return found
