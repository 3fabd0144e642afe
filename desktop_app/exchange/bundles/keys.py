"""The keys of this PC for a data file: one signs what it writes, the other opens what is written for it.

They are made on the first exchange and lie outside the data file (`store/file/kept_keys.py`): a copied file has
none of them. Their fingerprint, printed and compared once, is how the office knows a unit's PC and a unit the office's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.spoken_code import spoken_code
from desktop_app.store.file.identity import renew_key
from desktop_app.store.file.pc_keys import PcKeys, read_keys
from desktop_app.store.log.tables import LANE
from desktop_app.store.log.write_stream import own_stream
from desktop_app.store.log.writing import transaction
from desktop_app.store.trust.seal import Seal, signed_seal
from desktop_app.store.trust.sealed_entries import keep_seals

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

_PREFIX = b"OGI-device-v1\0"


@dataclass(frozen=True, slots=True)
class Keys(PcKeys):
    """The keys of this PC for one data file, with the code by which two people compare them."""

    @property
    def code(self) -> str:
        """Return this PC's fingerprint (核对码)."""
        return fingerprint(self.signing_key, self.receiving_key)


def own_keys(ledger: Ledger) -> Keys:
    """Return this PC's keys for a data file; raises `UserError` where they can't be read, or made and kept."""
    token = ledger.identity.token
    if not token:
        raise UserError(_("本机的身份文件读不出来，不能收发文件。"), _("请关闭台账，重新打开后再试。"))
    found = read_keys(token)
    if found is None:
        # They were lost since the file was opened: with new ones it writes a new stream.
        with transaction(ledger) as session:
            found = renew_key(session, ledger.source, token, _("本机的密钥丢失了"))
    if found is None:
        raise UserError(_("本机的身份文件存不下，不能收发文件。"), _("请检查磁盘空间和用户文件夹能否写入。"))
    return Keys(found.signing, found.receiving)


def sign_anew(ledger: Ledger) -> None:
    """Sign with a new key from now on: this PC has a new code; what was locked for it can still be opened.

    Raises `UserError` if the key can't be kept.
    """
    old = own_keys(ledger)
    with transaction(ledger) as session:
        last = own_stream(session)
        nonce = session.scalar(select(LANE.c.nonce).filter_by(lane=last.lane)) or ""
        made = renew_key(session, ledger.source, ledger.identity.token, _("这台电脑换了密钥"))
        if made is None:
            raise UserError(_("本机的身份文件存不下，不能收发文件。"), _("请检查磁盘空间和用户文件夹能否写入。"))
        # The old key's last word: who speaks for this PC from now on.
        said = Seal(lane=last.lane, marks=(last.tip,) if last.tip else (), nonce=nonce, upto=last.seq)
        said = msgspec.structs.replace(said, person=ledger.profile.person[:500], next_key=made.signing_key)
        keep_seals(session, [signed_seal(said, old.signing)])


def fingerprint(signing_key: str, receiving_key: str) -> str:
    """Return the fingerprint of a PC's public keys: four groups of four letters and digits, 80 bits."""
    digest = hashlib.sha256(_PREFIX + f"{signing_key} {receiving_key}".encode()).digest()
    return spoken_code(digest)


def same_code(typed: str, code: str) -> bool:
    """Tell whether a fingerprint typed by hand is that one, however it was spaced."""
    return "".join(c for c in typed.upper() if c.isalnum()) == code.replace("-", "")
