"""Comparing what stands in the projected tables with what the log shows, record by record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.store.derivation import derived_values
from desktop_app.store.materialise import table_of, values_shown
from desktop_app.store.personal import revealed
from desktop_app.store.projection import Projection, project
from desktop_app.store.tables import DIFFERENCE, RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.store.revision import StoredRevision


def misprojected(session: Session, record: str, revisions: Sequence[StoredRevision], rules: Rules) -> bool:
    """Tell whether a record's rows differ in anything from what its revisions show."""
    projection = project(revisions)
    return (
        _state(session, record) != _expected_state(projection)
        or _row(session, record, projection) != _expected_row(session, record, projection, rules)
        or _differences(session, record) != _expected_differences(projection)
    )


def _state(session: Session, record: str) -> tuple[object, ...] | None:
    columns = RECORD_STATE.c
    query = select(columns.kind, columns.heads, columns.deleted, columns.differences, columns.waiting, columns.erased)
    row = session.execute(query.filter_by(record=record)).first()
    return None if row is None else tuple(row)


def _expected_state(projection: Projection) -> tuple[object, ...]:
    heads = " ".join(projection.heads)
    counts = len(projection.differences), len(projection.waiting)
    return projection.kind, heads, projection.deleted, *counts, projection.erased


def _row(session: Session, record: str, projection: Projection) -> dict[str, Value] | None:
    kind = KINDS.get(projection.kind)
    if kind is None:
        return None
    row = session.execute(select(table_of(kind)).filter_by(id=record)).mappings().first()
    return None if row is None else {name: row[name] for name in fields_of(kind)}


def _expected_row(session: Session, record: str, projection: Projection, rules: Rules) -> dict[str, Value] | None:
    kind = KINDS.get(projection.kind)
    if kind is None or projection.deleted or not projection.heads:
        return None
    values = values_shown(kind, projection.shown, revealed(session, record))
    return values | derived_values(session, kind, record, values, rules)


def _differences(session: Session, record: str) -> set[tuple[object, ...]]:
    columns = DIFFERENCE.c
    query = select(columns.key, columns.revision, columns.value, columns.shown).filter_by(record=record)
    return {tuple(row) for row in session.execute(query)}


def _expected_differences(projection: Projection) -> set[tuple[object, ...]]:
    return {
        (key, write.revision, msgspec.json.encode(write.value, order="sorted").decode(), write.value == shown)
        for key, writes in projection.differences.items()
        for shown in (projection.shown.get(key),)
        for write in writes
    }
