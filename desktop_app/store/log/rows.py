"""The rows of the projected tables, read and compared as plain values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Select, Table, bindparam, func, select

from desktop_app.model.record import Record, fields_of
from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value

_GIVEN = func.json_each(bindparam("records", type_=JSON)).table_valued("value")

RECORDS = select(_GIVEN.c.value)
"""The records a statement is about, given as a list; the statements are built once, since every save asks them.

As one parameter: of hundreds, writing them into the statement would take longer than the answer.
"""

_STATES = select(RECORD_STATE).where(RECORD_STATE.c.record.in_(RECORDS))


def table_of(kind: type[Record]) -> Table:
    """Return the projected table of a kind."""
    return cast("Table", kind.__table__)


def rows_of(session: Session, kind: type[Record], records: Collection[str]) -> dict[str, dict[str, Value]]:
    """Return the fields' values of those of the records that have a row of the kind."""
    names = list(fields_of(kind))
    found = session.connection().execute(_rows(kind), {"records": list(records)})
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}


@cache
def _rows(kind: type[Record]) -> Select[Any]:
    table = table_of(kind)
    columns = [table.c[name] for name in fields_of(kind)]
    return select(table.c.id, *columns).where(table.c.id.in_(RECORDS))


def states_of(session: Session, records: Collection[str]) -> dict[str, Row[Any]]:
    """Return the states of the records that are known."""
    found = session.connection().execute(_STATES, {"records": list(records)})
    return {row.record: row for row in found}
