"""Whether an operation can be undone as things stand: nobody is offered what would be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.office.years.report_steps import locked_years
from desktop_app.office.years.year_lock import EVIDENCE
from desktop_app.store.log.links import linking_fields
from desktop_app.store.log.undo import records_touched, way_back

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record

_MOST = 60
"""Records of one operation that are looked at; a larger one (an import) takes too long, and is offered as it is."""


def may_take_back(session: Session, operation: str) -> bool:
    """Tell whether undoing an operation would be refused by nobody; a correction slip may still be asked for."""
    records = records_touched(session, operation)
    if len(records) > _MOST:
        return True
    try:
        ways = {record: way_back(session, record, operation) for record in records}
    except UserError:
        return False
    return not any(
        _stands(session, way.kind, record) or (way.keys is None and _is_used(session, way.kind, record, records))
        for record, way in ways.items()
        if way
    )


def _stands(session: Session, kind: type[Record], record: str) -> bool:
    """Tell whether a record says what became of a report that is filed: it stays."""
    row = session.get(kind, record) if kind.kind in EVIDENCE else None
    return row is not None and getattr(row, "year", None) in locked_years(session)


def _is_used(session: Session, kind: type[Record], record: str, own: list[str]) -> bool:
    """Tell whether another record than those of the operation means this one or belongs to it."""
    for referrer, field in linking_fields(kind.kind):
        query = select(referrer.id).where(getattr(referrer, field.name) == record, referrer.id.not_in(own))
        if session.scalar(query.limit(1)):
            return True
    return False
