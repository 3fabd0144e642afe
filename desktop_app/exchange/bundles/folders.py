"""The folders beside a data file that exchanged files are kept in, and names that are safe on every system."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop_app.store.log.contents import safe_name
from desktop_app.whole_file import UnwritableError, private_folder, written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

OUTBOX, INBOX, QUARANTINE = "发件箱", "收件箱", "隔离"
"""Beside the data file: files written, files for a newer version of the program, and bad ones."""

SUFFIX = ".ogix"
_LARGEST_KEPT = 256 * 1024**2


def folder(ledger: Ledger, name: str) -> Path:
    """Return a folder beside the data file that only its owner may enter, made if need be; raises `OSError`."""
    return private_folder(ledger.path.parent / f"{ledger.path.stem}_{name}")


def keep_copy(ledger: Ledger, name: str, path: Path, digest: str) -> Path | None:
    """Keep a copy of a received file beside the data file; None where it is too large or there is no room.

    The name starts with the file's hash: the same file is kept once, and no name from outside leads anywhere.
    """
    try:
        if path.stat().st_size > _LARGEST_KEPT:
            return None
        target = folder(ledger, name) / f"{digest[:12]}_{safe_name(path.name)}"
        if not target.exists():
            with written_whole(target, owner_only=True) as unfinished:
                shutil.copyfile(path, unfinished)
    except (OSError, UnwritableError):
        return None
    return target
