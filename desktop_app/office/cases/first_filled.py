"""When the fields of some records were first filled in, by the log: the order in which people entered what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.record import keys_of
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import HELD, REVISION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record


def first_filled(session: Session, records: Sequence[Record]) -> dict[tuple[str, str], int]:
    """Return the place in the log of the first entry that filled each field, by the record's id and the field's name.

    Places rise as this file took the entries in; what doesn't count has none.
    """
    kinds = {record.id: type(record) for record in records}
    query = select(REVISION.c.number, REVISION.c.body).where(
        REVISION.c.record.in_(kinds), REVISION.c.id.not_in(select(HELD.c.revision))
    )
    found: dict[tuple[str, str], int] = {}
    for number, body in session.execute(query.order_by(REVISION.c.number)):
        revision = parse(body)
        keys = keys_of(kinds[revision.rec])
        for key, value in revision.written.items():
            for field in keys.get(key, ()):
                if value is not None and (not isinstance(value, dict) or value.get(field.name) is not None):
                    found.setdefault((revision.rec, field.name), number)
    return found
