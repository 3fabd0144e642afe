"""Open differences (差异): how many there are, by unit, and in the records that count in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.dating import counts_in
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import values_of
from desktop_app.store.tables import RECORD_STATE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def differences_by_unit(session: Session) -> dict[str, int]:
    """Return how many records with open differences each unit has; units without any are left out."""
    found: dict[str, int] = {}
    for kind in KINDS.values():
        if not hasattr(kind, "unit"):
            continue
        unit = kind.unit
        query = select(unit, func.count()).join(RECORD_STATE, RECORD_STATE.c.record == kind.id)
        for name, count in session.execute(query.where(RECORD_STATE.c.differences > 0).group_by(unit)):
            found[str(name)] = found.get(str(name), 0) + count
    return found


def differences_in(session: Session, year: int) -> list[str]:
    """Return the records with open differences that count in a year, or (categories, units) in every year."""
    query = select(RECORD_STATE.c.record, RECORD_STATE.c.kind).where(RECORD_STATE.c.differences > 0)
    found = []
    for record, name in session.execute(query.order_by(RECORD_STATE.c.number)):
        kind = KINDS.get(name)
        row = session.get(kind, record) if kind else None
        if kind is not None and (row is None or not kind.counts_on or counts_in(kind, values_of(row), year)):
            found.append(record)
    return found
