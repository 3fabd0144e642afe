"""The rows of the projected tables, read and compared as plain values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Select, Table, bindparam, func, select

from desktop_app.model.record import Record, fields_of
from desktop_app.model.sort_keys import key_column, sort_keys
from desktop_app.model.text_order import ORDERS
from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


def keys_in_rows(session: Session, kind: type[Record], records: Collection[str]) -> dict[str, dict[str, str | None]]:
    """Return the keys that lists are sorted by in those of the records that have a row of the kind."""
    found = session.connection().execute(_keys(kind), {"records": list(records)})
    return {row[0]: dict(zip(key_names(kind), row[1:], strict=True)) for row in found}


def written_row(kind: type[Record], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is written into a row: the fields' values and the keys that its texts are sorted by."""
    return {**values, **sort_keys(kind.sorted_texts, values)}


@cache
def key_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the columns of a kind's keys."""
    return tuple(key_column(name, order) for name in kind.sorted_texts for order in ORDERS)


@cache
def _rows(kind: type[Record]) -> Select[Any]:
    return _columns(kind, tuple(fields_of(kind)))


@cache
def _keys(kind: type[Record]) -> Select[Any]:
    return _columns(kind, key_names(kind))


def _columns(kind: type[Record], names: tuple[str, ...]) -> Select[Any]:
    table = table_of(kind)
    return select(table.c.id, *(table.c[name] for name in names)).where(table.c.id.in_(RECORDS))


def states_of(session: Session, records: Collection[str]) -> dict[str, Row[Any]]:
    """Return the states of the records that are known."""
    found = session.connection().execute(_STATES, {"records": list(records)})
    return {row.record: row for row in found}
