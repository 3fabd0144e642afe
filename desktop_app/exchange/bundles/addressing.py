"""To whom a file goes: whose keys can open it, what its receiver lacks, and which records concern it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.header import Receiver
from desktop_app.exchange.bundles.scope import concerning, shared_records
from desktop_app.i18n import _
from desktop_app.model.kinds import Unit
from desktop_app.store.log.tables import PERSONAL_VALUE
from desktop_app.store.merge.exchanged_files import have_of
from desktop_app.store.merge.known_pcs import receivers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.store.merge.delivery import Have
    from desktop_app.store.merge.known_pcs import KnownPc

OFFICE = "office"
"""How the office is addressed; a unit by its name, number, short name or record."""

ALL_UNITS = "all"
"""How all units are addressed at once, with what they share."""


@dataclass(frozen=True, slots=True)
class Address:
    """The receiver, the keys that can open its file, what it says it holds, and its records (None: all)."""

    receiver: Receiver
    keys: tuple[str, ...] = ()
    have: Have | None = None
    records: frozenset[str] | None = None

    @property
    def label(self) -> str:
        """Return in words for whom the file is."""
        if self.receiver.role == OFFICE:
            return _("办公室")
        return self.receiver.unit_name or _("各单位")


def address(session: Session, profile: Profile, to: str = "") -> Address:
    """Return the address that `to` means; "" is the office.

    Raises `UserError` for a unit that isn't in the ledger, and where a unit would write to another one.
    """
    if to in {"", OFFICE}:
        pcs = receivers(session, OFFICE)
        return Address(Receiver(role=OFFICE), _keys(pcs), _have(session, pcs))
    if to == ALL_UNITS and profile.role == OFFICE:
        return Address(Receiver(), records=frozenset(shared_records(session)))
    unit = _unit_named(session, to)
    whole = unit.id == profile.unit_id
    if profile.role != OFFICE and not whole:
        raise UserError(_("本单位的文件只能送办公室，不能直接送“{unit}”。").format(unit=unit.name), _("请不选单位。"))
    pcs = receivers(session, "unit", unit.id)
    receiver = Receiver(role="unit", unit=unit.id, unit_name=unit.name)
    records = None if whole else frozenset(concerning(session, unit.id))
    return Address(receiver, _keys(pcs), _have(session, pcs), records)


def lies_open(session: Session, profile: Profile, to: str = "") -> bool:
    """Tell whether a file for that receiver would lie open with personal data in it: no key of its PC is known yet."""
    holds = session.execute(select(PERSONAL_VALUE.c.record).limit(1)).first() is not None
    return holds and not address(session, profile, to).keys


def _unit_named(session: Session, name: str) -> Unit:
    same = or_(Unit.id == name, Unit.name == name, Unit.number == name, Unit.short_name == name)
    found = session.scalars(select(Unit).where(same)).all()
    if len(found) != 1:
        said = _("本台账里没有叫“{name}”的单位。") if not found else _("叫“{name}”的单位不止一个。")
        raise UserError(said.format(name=name), _("请写单位的全称或编号。"))
    return found[0]


def _keys(pcs: list[KnownPc]) -> tuple[str, ...]:
    return tuple(pc.receiving_key for pc in pcs)


def _have(session: Session, pcs: list[KnownPc]) -> Have | None:
    """Return what the one receiving PC holds; with several, each may lack something else, so nothing is assumed."""
    return have_of(session, pcs[0].lane) if len(pcs) == 1 and pcs[0].lane else None
