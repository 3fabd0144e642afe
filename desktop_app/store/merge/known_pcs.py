"""The PCs whose files are taken here: who certified whom is decided on this PC, never by what a file brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from desktop_app.model.kinds import Device, Unit
from desktop_app.store.log.tables import KNOWN_PC

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class KnownPc(msgspec.Struct, frozen=True, kw_only=True):
    """A PC that is trusted here, with its keys, the write stream of its latest file, its unit and role."""

    signing_key: str
    receiving_key: str
    lane: str = ""
    unit: str = ""
    unit_name: str = ""
    role: str = "unit"
    at: int = 0


def known_pc(session: Session, signing_key: str) -> KnownPc | None:
    """Return the trusted PC with that key, or None."""
    row = session.execute(select(KNOWN_PC).filter_by(signing_key=signing_key)).mappings().first()
    return KnownPc(**row) if row else None


def known_pcs(session: Session) -> list[KnownPc]:
    """Return all trusted PCs, whether certified or only taken at their first file's word."""
    return [KnownPc(**row) for row in session.execute(select(KNOWN_PC)).mappings()]


def note_pc(session: Session, pc: KnownPc) -> None:
    """Trust a PC from now on, or keep what its latest file says of it."""
    row = msgspec.structs.asdict(pc)
    session.execute(insert(KNOWN_PC).values(row).on_conflict_do_update(index_elements=["signing_key"], set_=row))


def receivers(session: Session, role: str, unit: str = "") -> list[KnownPc]:
    """Return the trusted PCs of the office, or of a unit, that are still in use: the latest first."""
    query = select(KNOWN_PC).filter_by(role=role).order_by(KNOWN_PC.c.at.desc(), KNOWN_PC.c.signing_key)
    if role == "unit":
        query = query.filter_by(unit=unit)
    found = [KnownPc(**row) for row in session.execute(query).mappings()]
    return [pc for pc in found if not is_retired(session, pc.signing_key)]


def is_retired(session: Session, signing_key: str) -> bool:
    """Tell whether a PC was taken out of use."""
    query = select(Device.id).where(Device.signing_key == signing_key, Device.retired_on.is_not(None))
    return session.scalars(query.limit(1)).first() is not None


def certificate_of(session: Session, signing_key: str) -> str | None:
    """Return the record of a PC's certificate, or None where it has none."""
    query = select(Device.id).where(Device.signing_key == signing_key).order_by(Device.id)
    return session.scalars(query.limit(1)).first()


def trust_certificates(session: Session, at: int) -> int:
    """Trust every PC that the certificates name: after a file of the office's own; returns how many are new."""
    found = session.execute(select(Device, Unit.name, Unit.nature).outerjoin(Unit, Unit.id == Device.unit)).all()
    new = 0
    for device, unit_name, nature in found:
        if device.signing_key and device.receiving_key and known_pc(session, device.signing_key) is None:
            role = "office" if nature == "office" else "unit"
            keys = {"signing_key": device.signing_key, "receiving_key": device.receiving_key}
            note_pc(session, KnownPc(**keys, unit=device.unit or "", unit_name=unit_name or "", role=role, at=at))
            new += 1
    return new
