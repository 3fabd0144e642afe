"""Opening an exchanged file from disk: out of its envelope into a nameless work file, and verified as a whole."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.errors import OversizeBundleError
from desktop_app.exchange.bundles.header import LARGEST_HEADER, LARGEST_TOTAL
from desktop_app.exchange.bundles.reading import read_bundle
from desktop_app.exchange.bundles.sealing import is_sealed, open_seal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from pyrage import x25519

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.progress import Progress

_LARGEST_FILE = LARGEST_TOTAL + 2 * LARGEST_HEADER


@contextmanager
def opened_bundle(
    path: Path, identity: x25519.Identity, passphrase: str, work_folder: Path, progress: Progress
) -> Iterator[Bundle]:
    """Open and verify an exchanged file; raises a `BundleError`, or `OSError` where a file can't be read or written."""
    with path.open("rb") as file, tempfile.TemporaryFile(dir=work_folder) as work:
        if path.stat().st_size > _LARGEST_FILE:
            raise OversizeBundleError
        yield read_bundle(_unsealed(file, work, identity, passphrase), progress)


def _unsealed(file: BinaryIO, work: BinaryIO, identity: x25519.Identity, passphrase: str) -> BinaryIO:
    if not is_sealed(file):
        return file
    open_seal(file, work, identity, passphrase)
    work.seek(0)
    return work


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex; raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
