"""The keys of this PC for a data file: one signs what it writes, the other opens what is written for it.

They are made on the first exchange and lie outside the data file (`store/file/kept_keys.py`): a copied file has
none of them. Their fingerprint, printed and compared once, is how the office knows a unit's PC and a unit the office's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import IdentityError, x25519

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.file.kept_keys import KeptKeys, keep_keys, load_keys

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

_PREFIX = b"OGI-device-v1\0"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that two people read differently: no I and 1, no O and 0
_GROUPS, _IN_GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of this PC for one data file."""

    signing: Ed25519PrivateKey
    receiving: x25519.Identity

    @property
    def signing_key(self) -> str:
        """Return the public half of the signing key in hex."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def receiving_key(self) -> str:
        """Return the public half of the receiving key, as age writes it."""
        return str(self.receiving.to_public())

    @property
    def code(self) -> str:
        """Return this PC's fingerprint (核对码)."""
        return fingerprint(self.signing_key, self.receiving_key)


def own_keys(ledger: Ledger) -> Keys:
    """Return this PC's keys for a data file, made now if it has none; raises `UserError` if they can't be kept."""
    if not ledger.identity.token:
        raise UserError(_("本机的身份文件读不出来，不能收发文件。"), _("请关闭台账，重新打开后再试。"))
    return _readable(load_keys(ledger.identity.token)) or _made(ledger, x25519.Identity.generate())


def sign_anew(ledger: Ledger) -> None:
    """Sign with a new key from now on: this PC has a new code; what was locked for it can still be opened.

    Raises `UserError` if the key can't be kept.
    """
    _made(ledger, own_keys(ledger).receiving)


def _made(ledger: Ledger, receiving: x25519.Identity) -> Keys:
    """Make a new signing key and keep both; raises `UserError` if they can't be kept."""
    made = Keys(Ed25519PrivateKey.generate(), receiving)
    signing = made.signing.private_bytes_raw().hex()
    kept = KeptKeys(token=ledger.identity.token, signing_key=signing, receiving_key=str(receiving))
    if not keep_keys(kept):
        raise UserError(_("本机的身份文件存不下，不能收发文件。"), _("请检查磁盘空间和用户文件夹能否写入。"))
    return made


def _readable(kept: KeptKeys | None) -> Keys | None:
    if kept is None:
        return None
    try:
        receiving = x25519.Identity.from_str(kept.receiving_key)
    except IdentityError:
        return None
    return Keys(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept.signing_key)), receiving)


def fingerprint(signing_key: str, receiving_key: str) -> str:
    """Return the fingerprint of a PC's public keys: four groups of four letters and digits, 80 bits."""
    digest = hashlib.sha256(_PREFIX + f"{signing_key} {receiving_key}".encode()).digest()
    number = int.from_bytes(digest[:10])
    signs = "".join(_ALPHABET[(number >> 5 * place) & 31] for place in range(_GROUPS * _IN_GROUP))
    return "-".join(signs[start : start + _IN_GROUP] for start in range(0, len(signs), _IN_GROUP))


def same_code(typed: str, code: str) -> bool:
    """Tell whether a fingerprint typed by hand is that one, however it was spaced."""
    return "".join(c for c in typed.upper() if c.isalnum()) == code.replace("-", "")


def is_signed(message: bytes, signature: bytes, signing_key: str) -> bool:
    """Tell whether a message bears the signature of a key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing_key)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
