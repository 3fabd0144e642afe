"""The keys of this PC for a data file: made when the file is first opened here, and read from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import IdentityError, RecipientError, x25519

from desktop_app.store.file.kept_keys import KeptKeys, keep_keys, load_keys

if TYPE_CHECKING:
    from collections.abc import Callable

_KEY_BYTES = 32
_RECEIVING_LETTERS = 62


@dataclass(frozen=True, slots=True)
class PcKeys:
    """One key signs what is written, the other opens what is written for this PC."""

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


def is_garbled(receiving_key: str) -> bool:
    """Tell whether a receiving key of age isn't one any more: its checksum tells any letter that changed."""
    if len(receiving_key) != _RECEIVING_LETTERS:
        return False
    try:
        x25519.Recipient.from_str(receiving_key)
    except RecipientError:
        return True
    return False


def read_keys(token: str) -> PcKeys | None:
    """Return the keys for the data file with that token; None where there are none, or none readable."""
    kept = load_keys(token)
    if kept is None:
        return None
    try:
        receiving = x25519.Identity.from_str(kept.receiving_key)
    except IdentityError:
        return None
    return PcKeys(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept.signing_key)), receiving)


def new_signing_key(random: Callable[[int], bytes]) -> Ed25519PrivateKey:
    """Return a new key to sign with."""
    return Ed25519PrivateKey.from_private_bytes(random(_KEY_BYTES))


def make_keys(token: str, random: Callable[[int], bytes], receiving: x25519.Identity | None = None) -> PcKeys | None:
    """Make a new signing key, and a receiving one unless it is given, and keep them; None where they can't be kept."""
    made = PcKeys(new_signing_key(random), receiving or x25519.Identity.generate())
    signing = made.signing.private_bytes_raw().hex()
    kept = KeptKeys(token=token, signing_key=signing, receiving_key=str(made.receiving))
    return made if keep_keys(kept) else None
