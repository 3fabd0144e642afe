"""Comparing what the search index holds with the texts of the live records."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.search_index import body_of, searched_fields
from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def search_index_is_right(session: Session) -> bool:
    """Tell whether the index holds exactly the texts of the live records; its inside is SQLite's to check."""
    kept = session.connection().exec_driver_sql("SELECT rowid, body FROM search_index ORDER BY rowid")
    return all(
        one is not None and other is not None and tuple(one) == other
        for one, other in zip_longest(kept, sorted(_bodies(session)))
    )


def _bodies(session: Session) -> Iterator[tuple[int, str]]:
    for kind in KINDS.values():
        if not searched_fields(kind):
            continue
        table = table_of(kind)
        query = select(RECORD_STATE.c.number.label("_row"), table).join(
            RECORD_STATE, RECORD_STATE.c.record == table.c.id
        )
        for row in session.execute(query).mappings():
            body = body_of(kind, {name: row[name] for name in fields_of(kind)})
            if body:
                yield row["_row"], body
