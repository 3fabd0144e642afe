"""The office's list of PCs: certified or only known, and taken out of use, after which their files are refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.keys import fingerprint
from desktop_app.i18n import _
from desktop_app.model.kinds import Device, Unit
from desktop_app.model.text_order import text_key
from desktop_app.store.log.operation import operation
from desktop_app.store.merge.known_pcs import known_pcs
from desktop_app.store.trust.sealed_entries import last_entries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice
    from desktop_app.store.merge.known_pcs import KnownPc


@dataclass(frozen=True, slots=True)
class Pc:
    """A PC whose files are taken here, or were; without a `certificate` nobody has compared its code yet."""

    unit: str
    name: str
    code: str
    signing_key: str
    certificate: Device | None = None

    @property
    def retired(self) -> bool:
        """Tell whether it was taken out of use."""
        return self.certificate is not None and self.certificate.retired_on is not None


def read_pcs(session: Session) -> list[Pc]:
    """Return all PCs: the uncertified first, then those in use by unit, the retired last."""
    found = session.execute(select(Device, Unit.name).outerjoin(Unit, Unit.id == Device.unit)).all()
    certified = [_certified(device, unit or "") for device, unit in found]
    keys = {pc.signing_key for pc in certified}
    only_known = [_known(pc) for pc in known_pcs(session) if pc.signing_key not in keys]
    return sorted((*only_known, *certified), key=_place)


def _place(pc: Pc) -> tuple[bool, bool, str, str]:
    return pc.certificate is not None, pc.retired, text_key(pc.unit), pc.code


def retire(ledger: Ledger, device: str, why: str) -> Notice:
    """Take a certified PC out of use from today: what it has handed in until now still counts, and nothing later.

    Raises `UserError` without a reason.
    """
    if not why.strip():
        raise UserError(_("请写明停用原因。"), _("一句话即可，如“电脑已报废”。"))
    with operation(ledger, _("停用上报电脑"), why=why.strip()) as change:
        today = ledger.source.now().astimezone().date()
        key = change.session.get_one(Device, device).signing_key
        # Of a PC that has handed nothing in the end has to be said too: a word that is no entry's.
        last = " ".join(last_entries(change.session, key)) or _("无")
        change.update(device, {"retired_on": today, "retired_why": why.strip(), "retired_after": last})
    return change.notice


def _certified(device: Device, unit: str) -> Pc:
    code = device.fingerprint or fingerprint(device.signing_key, device.receiving_key)
    if device.certified_on is None:
        return Pc(unit or device.name, unit or device.name, code, device.signing_key)
    return Pc(unit or device.name, device.name, code, device.signing_key, device)


def _known(pc: KnownPc) -> Pc:
    return Pc(pc.unit_name, pc.unit_name, fingerprint(pc.signing_key, pc.receiving_key), pc.signing_key)
