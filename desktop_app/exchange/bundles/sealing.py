"""The envelope around an exchanged file: age encryption to the receivers' keys, or by a passphrase; or none.

A passphrase locks a key made for this one file, and that key encrypts the file: so the file is streamed like any other.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyrage
from pyrage import passphrase as by_passphrase
from pyrage import x25519

from desktop_app.exchange.bundles.byte_form import WORD, PiecesReader, read_exactly, read_word
from desktop_app.exchange.bundles.errors import DamagedBundleError, LockedBundleError, TruncatedBundleError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

AGE = b"age-encryption.org/v1\n"
_MANGLED_AGE = b"age-encryption.org/v1\r"
_LOCKED = b"OGI-locked-v1\r\n\x1a\n"
_LONGEST_LOCK = 4096
_TURNS = 5


class _Target:
    """A file that remembers why it couldn't be written, since the cipher reports every failure alike."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failure: OSError | None = None

    def write(self, content: bytes) -> int:
        """Write on, or note the failure."""
        try:
            return self._file.write(content)
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Write out what is buffered."""
        self._file.flush()


def seal(content: PiecesReader, target: BinaryIO, receivers: Sequence[str], passphrase: str = "") -> None:
    """Write content into its envelope; without receivers and passphrase as it is. Raises `OSError`."""
    if passphrase:
        key = x25519.Identity.generate()
        lock = by_passphrase.encrypt(str(key).encode(), passphrase)
        target.write(_LOCKED + WORD.pack(len(lock)) + lock)
        _encrypt(content, target, [key.to_public()])
    elif receivers:
        _encrypt(content, target, [x25519.Recipient.from_str(key) for key in dict.fromkeys(receivers)])
    else:
        shutil.copyfileobj(content, target)


def _encrypt(content: PiecesReader, target: BinaryIO, receivers: Sequence[x25519.Recipient]) -> None:
    out = _Target(target)
    try:
        pyrage.encrypt_io(content, out, receivers)
    except (pyrage.EncryptError, OSError) as error:
        raise out.failure or OSError(str(error)) from error


def is_sealed(file: BinaryIO) -> bool:
    """Tell whether a file lies in an envelope; leaves the file at its beginning."""
    start = file.read(len(AGE))
    file.seek(0)
    return start.startswith((AGE, _MANGLED_AGE, _LOCKED))


def open_seal(file: BinaryIO, target: BinaryIO, identity: x25519.Identity, passphrase: str = "") -> None:
    """Write what an envelope holds; raises `LockedBundleError` or `DamagedBundleError`, or `OSError` for the target."""
    start = file.read(len(_LOCKED))
    if start == _LOCKED:
        identity = _unlock(file, passphrase)
    else:
        file.seek(0)
    out = _Target(target)
    try:
        pyrage.decrypt_io(file, out, [identity])
    except pyrage.DecryptError as error:
        if out.failure:
            raise out.failure from error
        raise _why(str(error), locked=start == _LOCKED) from error
    except OSError as error:
        # The cipher's own failures have no number: a piece that doesn't decrypt, or the end before it is due.
        raise out.failure or DamagedBundleError from error


def _unlock(file: BinaryIO, passphrase: str) -> x25519.Identity:
    length = read_word(file)
    if length > _LONGEST_LOCK:
        raise DamagedBundleError
    lock = read_exactly(file, length)
    if not passphrase:
        raise LockedBundleError(_("这份文件设有口令。"), _("请输入对方告知的口令后再接收。"))
    try:
        return x25519.Identity.from_str(_decrypted(lock, passphrase).decode())
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise DamagedBundleError from error


def _decrypted(lock: bytes, passphrase: str) -> bytes:
    """Open a lock, in several turns: what takes too long by this PC's speed just then is refused by the cipher."""
    for _turn in range(_TURNS):
        try:
            return bytes(by_passphrase.decrypt(lock, passphrase))
        except pyrage.DecryptError as error:
            if "Excessive work" not in str(error):
                raise LockedBundleError(_("口令不对。"), _("请向对方核对口令，注意大小写和全角半角。")) from error
    raise LockedBundleError(_("本机太忙，一时打不开设有口令的文件。"), _("请关掉别的程序，过一会儿再试。"))


def _why(said: str, *, locked: bool) -> Exception:
    # The cipher has one error for everything: only its words tell the cases apart.
    if "No matching keys" in said and not locked:
        return LockedBundleError(
            _("这份文件不是写给本机的，打不开。"),
            _("请让对方选择本单位（或办公室）重新写一份；本机换过的，先请对方认证。"),
        )
    return TruncatedBundleError() if "whole buffer" in said else DamagedBundleError()
