"""Looking for cells that hold what the program never writes there: of another type, or no day, no number."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    String,
    Table,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.dialects import sqlite

from desktop_app.i18n import _
from desktop_app.model.field import ExactDecimal
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Base
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE, REVISION
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, TextClause
    from sqlalchemy.orm import Session


def strange_cells(session: Session) -> Iterator[tuple[Table, Finding]]:
    """Yield a finding for each table with cells that the program would not have written, and could not read.

    The log's own are told by their hashes; of these only the bytes themselves may be none. Texts that are none (a disk
    turned a bit) are looked for in the tables that nothing else proves cell by cell.
    """
    for table in Base.metadata.sorted_tables:
        count = session.scalar(_strange_rows(table)) or 0
        count += sum(_unreadable_numbers(session, column) for column in table.columns)
        if not is_made_from_the_log(table) and table is not REVISION:
            count += sum(1 for _garbled in rows_of_no_text(session, table))
        if count:
            said = _("表 {table} 有 {count} 行里是程序不写的内容。").format(table=table.name, count=count)
            yield table, Finding(Subject.CELLS, said)


def is_made_from_the_log(table: Table) -> bool:
    """Tell whether a table can be made anew from the log."""
    return table in {RECORD_STATE, DIFFERENCE, *map(table_of, KINDS.values())}


@cache
def _strange_rows(table: Table) -> TextClause:
    """Return what counts the rows with a strange cell: as text, since building it takes far longer than its run."""
    columns = [REVISION.c.body] if table is REVISION else list(table.columns)
    count = select(func.count()).select_from(table).where(or_(*map(_is_strange, columns)))
    return text(str(count.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})))


def _is_strange(column: Column[object]) -> ColumnElement[bool]:
    kind = func.typeof(column)
    if isinstance(column.type, LargeBinary):
        strange = kind != "blob"
    elif isinstance(column.type, Boolean):
        strange = or_(kind != "integer", func.abs(column, type_=Integer()).not_in((0, 1)))
    elif isinstance(column.type, Integer):
        strange = kind != "integer"
    elif isinstance(column.type, Date):
        plain = func.strftime("%Y-%m-%d", column)
        strange = or_(kind != "text", plain.is_(None), plain != func.substr(column, 1))
    else:
        strange = kind != "text"
    return and_(column.is_not(None), strange)


def _unreadable_numbers(session: Session, column: Column[object]) -> int:
    if not isinstance(column.type, ExactDecimal):
        return 0
    plain = func.substr(column, 1)
    texts = session.scalars(select(plain).where(func.typeof(column) == "text").distinct())
    return sum(not _is_number(one) for one in texts)


def rows_of_no_text(session: Session, table: Table) -> Iterator[tuple[Column[object], bytes]]:
    """Yield, for each row with a text whose bytes are none, the column and the bytes: the driver can't read them."""
    columns = [column for column in table.columns if isinstance(column.type, String)]
    texts = [case((func.typeof(column) == "text", cast(column, LargeBinary))) for column in columns]
    for row in session.execute(select(*texts).select_from(table)) if texts else ():
        garbled = (pair for pair in zip(columns, row, strict=True) if not _is_text(pair[1]))
        yield from islice(garbled, 1)


def _is_text(kept: bytes | None) -> bool:
    try:
        (kept or b"").decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True
