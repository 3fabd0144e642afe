"""The values of one record, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.record import Record, values_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value


def record_values(session: Session, kind: type[Record], record_id: str) -> dict[str, Value]:
    """Return the values of a record by the names of its fields; none where it doesn't exist (any more)."""
    record = session.get(kind, record_id)
    return values_of(record) if record else {}


def value_of(session: Session, kind: type[Record], record_id: str, name: str) -> Value:
    """Return the value of one field of a record; None where it doesn't exist (any more)."""
    return record_values(session, kind, record_id).get(name)
