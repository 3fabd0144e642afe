"""Whose word a file is: a PC certified here by its fingerprint, this PC's own, or nobody's yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.errors import DamagedBundleError, RetiredError
from desktop_app.exchange.bundles.keys import fingerprint, same_code
from desktop_app.i18n import _
from desktop_app.model.kinds import Device, Unit
from desktop_app.model.natural_id import natural_id
from desktop_app.store.log.operation import operation
from desktop_app.store.log.record_state import is_alive
from desktop_app.store.log.revision import DELETED
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
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.header import Sender
    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.change import Change
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


def _refuse_false_role(session: Session, sender: Sender) -> None:
    """Refuse, at the office, who speaks for the office's own unit as a unit, or for a unit as the office.

    A certificate goes by the unit alone: that of the office's unit makes a PC one of the office's.
    """
    unit = session.get(Unit, sender.unit) if sender.unit else None
    if (unit is not None and unit.nature == OFFICE) != (sender.role == OFFICE):
        raise DamagedBundleError(_("它以“{unit}”的名义，角色却对不上").format(unit=sender.unit_name))


def predecessors(bundle: Bundle) -> set[str]:
    """Return the keys that name the key of a file's PC as theirs from now on, each by its own signature."""
    return {seal.key for seal in bundle.seals() if seal.next_key == bundle.header.sender.signing_key}


def _predecessor(session: Session, bundle: Bundle) -> KnownPc | None:
    """Return the trusted PC of the same unit and role that signs with the file's key from now on, by its own word."""
    sender = bundle.header.sender
    for key in sorted(predecessors(bundle)):
        pc = known_pc(session, key)
        if pc is not None and not is_retired(session, key) and (pc.unit, pc.role) == (sender.unit, sender.role):
            return pc
    return None


class Own(NamedTuple):
    """This file's own key and role."""

    key: str
    role: str


def vouch(session: Session, bundle: Bundle, own: Own, codes: Collection[str], *, first_use: bool = False) -> Voucher:
    """Say who stands behind a file; `codes` are fingerprints that a person has just compared.

    With `first_use` a unit's first PC is believed until somebody compares its fingerprint; its second one isn't.

    Raises `RetiredError` for a PC out of use, and `DamagedBundleError` for one that signs in another unit's name.
    """
    sender = bundle.header.sender
    if sender.signing_key == own.key:
        return Voucher(own=True, known=True, certified_now=False)
    if is_retired(session, sender.signing_key):
        raise RetiredError(sender.unit_name)
    if own.role == OFFICE:
        _refuse_false_role(session, sender)
    known = known_pc(session, sender.signing_key) or _predecessor(session, bundle)
    if known and (known.unit, known.role, known.receiving_key) != (sender.unit, sender.role, sender.receiving_key):
        said = _("这台电脑是“{known}”的，文件却以“{said}”的名义")
        raise DamagedBundleError(said.format(known=known.unit_name, said=sender.unit_name))
    compared = any(same_code(typed, bundle.code) for typed in codes)
    # Nobody becomes the office by being the first to say so, where the office itself works.
    may_be_first = first_use and not (own.role == OFFICE and sender.role == OFFICE)
    first = may_be_first and known is None and not compared and not receivers(session, sender.role, sender.unit)
    return Voucher(own=False, known=known is not None, certified_now=known is None and compared, first=first)


def note_sender(session: Session, bundle: Bundle, voucher: Voucher, at: int) -> None:
    """Keep what a file that is taken says of its PC, before anything of it is judged."""
    sender = bundle.header.sender
    if not voucher.own:
        keys = {"signing_key": sender.signing_key, "receiving_key": sender.receiving_key, "lane": sender.lane}
        note_pc(session, KnownPc(**keys, unit=sender.unit, unit_name=sender.unit_name, role=sender.role, at=at))


def follow_certificates(session: Session, bundle: Bundle, voucher: Voucher, at: int) -> None:
    """Trust the PCs that the office has certified, once its file is taken."""
    if bundle.header.sender.role == OFFICE and not voucher.first:
        trust_certificates(session, at)


def issue_certificate(ledger: Ledger, bundle: Bundle, *, compared: bool) -> None:
    """Enter the certificate of a PC at the office; it reaches the units with the next file.

    Without `compared` nobody has compared its code yet: it is taken at its first file's word until somebody does. A
    unit that isn't in the list comes into it by the name under which it hands in.
    """
    sender = bundle.header.sender
    with operation(ledger, _("认证上报电脑")) as change:
        if certificate_of(change.session, sender.signing_key):
            return
        if compared:
            _let_former_key_follow(change, bundle)
        if (
            not is_alive(change.session, "unit", sender.unit)
            and natural_id(Unit, {"name": sender.unit_name}) == sender.unit
        ):
            change.mention(Unit, {"name": sender.unit_name})
        if is_alive(change.session, "unit", sender.unit):
            change.add(Device, _certificate(sender, sender.person) | _comparison(ledger, compared=compared))


def _let_former_key_follow(change: Change, bundle: Bundle) -> None:
    """Let what a PC wrote with its former key be the word of the unit that it turned out to be of.

    A unit that began alone may have called itself otherwise than the office's list: that name goes.
    """
    unit = bundle.header.sender.unit
    for key in sorted(predecessors(bundle)):
        certificate = certificate_of(change.session, key)
        device = change.session.get(Device, certificate) if certificate else None
        if device is None or device.unit == unit or not is_alive(change.session, "unit", unit):
            continue
        former = change.session.get(Unit, device.unit)
        change.update(device.id, {"unit": unit})
        if former is not None and not former.nature:
            change.settle(Unit, former.id, {DELETED: True})


def certify_known(ledger: Ledger, signing_key: str) -> Notice:
    """Certify a PC that was taken at its first file's word, now that its code was compared.

    Raises `UserError` where it is certified already, or its unit isn't in the list of units.
    """
    with operation(ledger, _("认证上报电脑")) as change:
        pc = known_pc(change.session, signing_key)
        certificate = certificate_of(change.session, signing_key)
        device = change.session.get(Device, certificate) if certificate else None
        if pc is None or (device is not None and device.certified_on is not None):
            raise UserError(_("这台电脑已经认证过了。"), _("请刷新列表再看。"))
        if not is_alive(change.session, "unit", pc.unit):
            text = _("单位表里没有“{unit}”，不能认证它的电脑。")
            raise UserError(text.format(unit=pc.unit_name), _("请先在单位表里补上这个单位。"))
        if device is not None:
            change.update(device.id, _comparison(ledger, compared=True))
        else:
            change.add(Device, _certificate(pc) | _comparison(ledger, compared=True))
    return change.notice


def _comparison(ledger: Ledger, *, compared: bool) -> dict[str, Value]:
    if not compared:
        return {}
    return {"certified_on": ledger.source.now().astimezone().date(), "certified_by": ledger.profile.person}


def _certificate(pc: Sender | KnownPc, person: str = "") -> dict[str, Value]:
    whose = f"（{person[:200]}）" if person else ""
    return {
        "unit": pc.unit,
        "name": f"{pc.unit_name[:200]}{whose}",
        "fingerprint": fingerprint(pc.signing_key, pc.receiving_key),
        "signing_key": pc.signing_key,
        "receiving_key": pc.receiving_key,
    }
