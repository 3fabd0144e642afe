"""Values in the log that no form of this version could have written (不认识的值): where they stand.

Their bytes stay in the log and are handed on; the record's row has the field empty. A row of the table of differences
without a revision marks each such field, so that lists, forms and the check can say where the emptiness comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.tables import DIFFERENCE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

IS_DIFFERENCE = DIFFERENCE.c.revision != ""
"""The condition by which a row of the table is a difference, and no mark."""

_MARKED = DIFFERENCE.c.revision == ""
_OF_RECORDS = select(DIFFERENCE.c.record, DIFFERENCE.c.key).where(_MARKED, DIFFERENCE.c.record.in_(RECORDS))
_UNMARK = delete(DIFFERENCE).where(_MARKED, DIFFERENCE.c.record.in_(RECORDS))


def unread_by_record(session: Session, records: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the fields of the records whose values nobody knows; a record that has none is absent."""
    found: dict[str, set[str]] = {}
    for record, field in session.connection().execute(_OF_RECORDS, {"records": list(records)}):
        found.setdefault(record, set()).add(field)
    return {record: frozenset(fields) for record, fields in found.items()}


def records_with_unread(session: Session) -> list[str]:
    """Return every record with a value that nobody knows."""
    return list(session.scalars(select(DIFFERENCE.c.record).where(_MARKED).distinct().order_by(DIFFERENCE.c.record)))


def mark_unread(session: Session, unread: Mapping[str, Collection[str]]) -> None:
    """Mark the fields of the records, and no others."""
    session.connection().execute(_UNMARK, {"records": list(unread)})
    same = {"revision": "", "value": "", "shown": False}
    rows = [{"record": record, "key": field, **same} for record, fields in unread.items() for field in sorted(fields)]
    if rows:
        session.execute(insert(DIFFERENCE), rows)
