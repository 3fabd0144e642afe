"""The units that the office hands files down to, and whether they have a PC that can read one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.model.kinds import Unit
from desktop_app.office.records.ordering import by_text
from desktop_app.store.merge.known_pcs import receivers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ReceivingUnit(NamedTuple):
    """A unit: its id and name, and whether it has a certified PC in use."""

    unit_id: str
    name: str
    has_pc: bool


def receiving_units(session: Session, own_unit: str) -> list[ReceivingUnit]:
    """Return all units but the own one, in the order of the bureau's list."""
    query = select(Unit).where(Unit.id != own_unit).order_by(Unit.position, by_text(Unit.name))
    return [
        ReceivingUnit(unit.id, unit.name, bool(receivers(session, "unit", unit.id))) for unit in session.scalars(query)
    ]
