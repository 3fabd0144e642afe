"""A passphrase's lock that opens in a millisecond: the age format (age-encryption.org/v1) with little work in it.

The cipher library always asks for a second of work, which is what a passphrase needs and what tests don't.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VERSION = b"age-encryption.org/v1"
_WORK = 10
"""The binary logarithm of scrypt's turns; the library takes about 18."""


def encrypt(content: bytes, passphrase: str) -> bytes:
    """Return content of at most 64 KiB locked by a passphrase."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrap = hashlib.scrypt(passphrase.encode(), salt=_VERSION + b"/scrypt" + salt, n=2**_WORK, r=8, p=1, dklen=32)
    stanza = b"-> scrypt %s %d\n%s\n" % (_base64(salt), _WORK, _base64(_sealed(wrap, bytes(12), file_key)))
    header = _VERSION + b"\n" + stanza + b"---"
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    only_and_last = bytes(11) + b"\1"
    body = _sealed(_derived(file_key, nonce, b"payload"), only_and_last, content)
    return header + b" " + _base64(mac) + b"\n" + nonce + body


def _sealed(key: bytes, nonce: bytes, content: bytes) -> bytes:
    return ChaCha20Poly1305(key).encrypt(nonce, content, None)


def _derived(key: bytes, salt: bytes, use: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, use).derive(key)


def _base64(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")
