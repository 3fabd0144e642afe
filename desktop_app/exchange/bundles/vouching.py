"""Whose word a file is: a PC certified here by its fingerprint, this PC's own, or nobody's yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.errors import DamagedBundleError, RetiredError
from desktop_app.exchange.bundles.keys import fingerprint, same_code
from desktop_app.i18n import _
from desktop_app.model.kinds import Device
from desktop_app.store.log.operation import operation
from desktop_app.store.log.record_state import is_alive
from desktop_app.store.merge.known_pcs import (
    KnownPc,
    certificate_of,
    is_retired,
    known_pc,
    note_pc,
    receivers,
    trust_certificates,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.header import Sender
    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice

OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Voucher:
    """What is known of the PC that signed a file."""

    own: bool
    known: bool
    certified_now: bool
    first: bool = False
    """Nobody has certified it, but it is the first PC that its unit is heard of from."""

    @property
    def trusted(self) -> bool:
        """Tell whether its files may be taken in."""
        return self.own or self.known or self.certified_now or self.first


def vouch(
    session: Session, bundle: Bundle, own_key: str, codes: Collection[str], *, first_use: bool = False
) -> Voucher:
    """Say who stands behind a file; `codes` are fingerprints that a person has just compared.

    With `first_use` a unit's first PC is believed until somebody compares its fingerprint; its second one isn't.

    Raises `RetiredError` for a PC out of use, and `DamagedBundleError` for one that signs in another unit's name.
    """
    sender = bundle.header.sender
    if sender.signing_key == own_key:
        return Voucher(own=True, known=True, certified_now=False)
    if is_retired(session, sender.signing_key):
        raise RetiredError(sender.unit_name)
    known = known_pc(session, sender.signing_key)
    if known and (known.unit, known.role, known.receiving_key) != (sender.unit, sender.role, sender.receiving_key):
        said = _("这台电脑是“{known}”的，文件却以“{said}”的名义")
        raise DamagedBundleError(said.format(known=known.unit_name, said=sender.unit_name))
    compared = any(same_code(typed, bundle.code) for typed in codes)
    first = first_use and known is None and not compared and not receivers(session, sender.role, sender.unit)
    return Voucher(own=False, known=known is not None, certified_now=known is None and compared, first=first)


def keep_trust(session: Session, bundle: Bundle, voucher: Voucher, at: int) -> None:
    """Keep what a taken file says of its PC; the office's own file vouches for the PCs it has certified."""
    sender = bundle.header.sender
    if not voucher.own:
        keys = {"signing_key": sender.signing_key, "receiving_key": sender.receiving_key, "lane": sender.lane}
        note_pc(session, KnownPc(**keys, unit=sender.unit, unit_name=sender.unit_name, role=sender.role, at=at))
    if sender.role == OFFICE and not voucher.first:
        trust_certificates(session, at)


def issue_certificates(ledger: Ledger, senders: Iterable[Sender]) -> None:
    """Enter the certificates of PCs just certified, at the office; they reach the units with the next file."""
    with operation(ledger, _("认证上报电脑")) as change:
        for sender in senders:
            if is_alive(change.session, "unit", sender.unit) and not certificate_of(change.session, sender.signing_key):
                change.add(Device, _certificate(ledger, sender, sender.person))


def certify_known(ledger: Ledger, signing_key: str) -> Notice:
    """Certify a PC that is known here without a certificate, now that its code was compared.

    Raises `UserError` where it is certified already, or its unit isn't in the list of units.
    """
    with operation(ledger, _("认证上报电脑")) as change:
        pc = known_pc(change.session, signing_key)
        if pc is None or certificate_of(change.session, signing_key):
            raise UserError(_("这台电脑已经认证过了。"), _("请刷新列表再看。"))
        if not is_alive(change.session, "unit", pc.unit):
            text = _("单位表里没有“{unit}”，不能认证它的电脑。")
            raise UserError(text.format(unit=pc.unit_name), _("请先在单位表里补上这个单位。"))
        change.add(Device, _certificate(ledger, pc))
    return change.notice


def _certificate(ledger: Ledger, pc: Sender | KnownPc, person: str = "") -> dict[str, Value]:
    whose = f"（{person[:200]}）" if person else ""
    return {
        "unit": pc.unit,
        "name": f"{pc.unit_name[:200]}{whose}",
        "fingerprint": fingerprint(pc.signing_key, pc.receiving_key),
        "signing_key": pc.signing_key,
        "receiving_key": pc.receiving_key,
        "certified_on": ledger.source.now().astimezone().date(),
        "certified_by": ledger.profile.person,
    }
