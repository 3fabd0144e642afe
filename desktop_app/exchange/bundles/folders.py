"""The folders beside a data file that exchanged files are kept in, and names that are safe on every system."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.store.log.contents import safe_name
from desktop_app.whole_file import UnwritableError, private_folder, written_whole

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

OUTBOX, INBOX, QUARANTINE = "发件箱", "收件箱", "隔离"
"""Beside the data file: files written, files for a newer version of the program, and bad ones."""

SUFFIX = ".ogix"
LARGEST_KEPT = 128 * 1024**2
MOST_KEPT = 512 * 1024**2
MOST_FILES = 500
"""The largest file of others that is kept, and how many bytes and files of them in one folder: the oldest go first."""


def folder(ledger: Ledger, name: str) -> Path:
    """Return a folder beside the data file that only its owner may enter, made if need be; raises `OSError`."""
    return private_folder(place_of(ledger, name))


def place_of(ledger: Ledger, name: str) -> Path:
    """Return where such a folder lies, whether it is there or not."""
    return ledger.path.parent / f"{ledger.path.stem}_{name}"


def existing(ledger: Ledger, name: str) -> list[Path]:
    """Return the files in a folder beside the data file, in order; none where there is no such folder."""
    place = place_of(ledger, name)
    return sorted(filter(Path.is_file, place.iterdir())) if place.is_dir() else []


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy of a received file, and how many older ones had to go for it."""

    path: Path
    gone: int = 0


def keep_copy(ledger: Ledger, name: str, path: Path, digest: str) -> Kept | None:
    """Keep a copy of a received file beside the data file; None where it is too large or there is no room.

    The name starts with the file's hash: the same file is kept once, and no name from outside leads anywhere.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_KEPT:
            return None
        place = folder(ledger, name)
        target = place / f"{digest[:12]}_{safe_name(path.name)}"
        if target.exists():
            target.touch()
            return Kept(target)
        gone = _make_room(place, size)
        with written_whole(target, owner_only=True) as unfinished:
            shutil.copyfile(path, unfinished)
    except (OSError, UnwritableError):
        return None
    return Kept(target, gone)


def _make_room(place: Path, size: int) -> int:
    """Remove the oldest files until one of that size fits in; returns how many went."""
    newest_first = sorted(filter(Path.is_file, place.iterdir()), key=lambda each: -each.stat().st_mtime_ns)
    gone, total, count = 0, size, 1
    for each in newest_first:
        total, count = total + each.stat().st_size, count + 1
        if total > MOST_KEPT or count > MOST_FILES:
            each.unlink()
            gone += 1
    return gone
