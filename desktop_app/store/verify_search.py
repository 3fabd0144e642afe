"""Comparing the search index with one made anew from the records."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlcipher3 import dbapi2 as driver

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.store.materialise import table_of
from desktop_app.store.search_text import body_of, searched_fields
from desktop_app.store.tables import RECORD_STATE, SEARCH_SQL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_WORDS = 'SELECT term, doc, "offset" FROM search_words ORDER BY term, doc, "offset"'


def search_index_is_right(session: Session) -> bool:
    """Tell whether the index holds exactly the words of the live records."""
    fresh = driver.connect(":memory:")
    try:
        for statement in SEARCH_SQL:
            fresh.execute(statement)
        fresh.executemany("INSERT INTO search_index (rowid, body) VALUES (?, ?)", _bodies(session))
        kept: Any = session.connection().exec_driver_sql(_WORDS)
        return all(
            one is not None and other is not None and tuple(one) == tuple(other)
            for one, other in zip_longest(kept, fresh.execute(_WORDS))
        )
    finally:
        fresh.close()


def _bodies(session: Session) -> Iterator[tuple[int, str]]:
    for kind in KINDS.values():
        if not searched_fields(kind):
            continue
        table = table_of(kind)
        query = select(RECORD_STATE.c.number, table).join(RECORD_STATE, RECORD_STATE.c.record == table.c.id)
        for row in session.execute(query).mappings():
            body = body_of(kind, {name: row[name] for name in fields_of(kind)})
            if body:
                yield row["number"], body
