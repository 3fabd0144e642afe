"""Reading the log: the revisions of one record, or of many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.store.log.revision import StoredRevision, parse
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def revisions_of(session: Session, record: str) -> list[StoredRevision]:
    """Return all revisions of a record in the order they came into this file."""
    return revisions_by_record(session, [record]).get(record, [])


def revisions_by_record(
    session: Session, records: Collection[str], *, after: int = 0
) -> dict[str, list[StoredRevision]]:
    """Return the revisions of each record in the order they came; `after`: only those with a higher log number."""
    column = REVISION.c
    query = select(column.record, column.id, column.body).where(column.record.in_(records), column.number > after)
    found: dict[str, list[StoredRevision]] = {}
    for record, identity, body in session.connection().execute(query.order_by(column.number)):
        found.setdefault(record, []).append(StoredRevision(identity, parse(body)))
    return found
