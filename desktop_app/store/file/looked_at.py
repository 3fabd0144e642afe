"""Copies to look at, of attachments and older data files: in a folder of the program's, gone when the file is closed.

Each open data file has a folder of its own there, with a lock beside it that the system gives free even after a crash:
so the next start takes away what was left, and never what another window is showing.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from desktop_app.paths import user_copies
from desktop_app.store.file.origin_mark import mark_as_foreign
from desktop_app.store.log.contents import LARGEST, safe_name
from desktop_app.whole_file import private_folder

if TYPE_CHECKING:
    from collections.abc import Collection

_LOCK = ".lock"
_EARLIER = "ogi-*/*"
"""The copies that earlier versions made in the system's own place for temporary files."""


class LookedAt:
    """The copies of one open data file."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: FileLock | None = None

    def add(self, name: str, content: bytes) -> Path:
        """Write a read-only copy, marked as foreign, and return its path; raises `OSError`."""
        path = self.free_place(name)
        path.write_bytes(content)
        mark_as_foreign(path)
        path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        return path

    def free_place(self, name: str) -> Path:
        """Return a path, in a new folder of its own, for a copy of that name; raises `OSError`."""
        return Path(tempfile.mkdtemp(dir=self._own_folder())) / safe_name(name)

    def remove(self) -> None:
        """Take all copies away; one that another program holds open stays until the next start."""
        folder, lock, self._folder, self._lock = self._folder, self._lock, None, None
        if folder and lock:
            _take_away(folder, lock)

    def _own_folder(self) -> Path:
        while self._folder is None:
            folder = private_folder(user_copies()) / secrets.token_hex(8)
            lock = FileLock(_lock_of(folder), thread_local=False)
            # A start that takes away what was left may hold the lock just now: then another name.
            with suppress(Timeout):
                lock.acquire(timeout=0)
                self._folder, self._lock = private_folder(folder), lock
        return self._folder


def remove_left_copies() -> None:
    """Take away what programs left that crashed; copies of windows that are open stay."""
    with suppress(OSError):
        for lock_file in user_copies().glob(f"*{_LOCK}"):
            lock = FileLock(lock_file, thread_local=False)
            with suppress(Timeout, OSError):
                lock.acquire(timeout=0)
                _take_away(lock_file.with_suffix(""), lock)


def remove_copies_of(digests: Collection[str]) -> tuple[int, tuple[Path, ...]]:
    """Take away the copies of files by their SHA-256, in all open windows, and those that earlier versions left.

    Returns how many went, and those that couldn't: another program holds them open.
    """
    gone, left = 0, []
    earlier = Path(tempfile.gettempdir()).glob(_EARLIER)
    for path in (*user_copies().rglob("*"), *earlier) if digests else ():
        try:
            if _is_one_of(path, digests):
                _unlink(path)
                gone += 1
        except OSError:
            left.append(path)
    return gone, tuple(left)


def _is_one_of(path: Path, digests: Collection[str]) -> bool:
    if not path.is_file() or path.stat().st_size > LARGEST:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() in digests


def _unlink(path: Path) -> None:
    # Windows takes no file away that can't be written.
    path.chmod(stat.S_IWUSR | stat.S_IRUSR)
    path.unlink()


def _take_away(folder: Path, lock: FileLock) -> None:
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            with suppress(OSError):
                _unlink(Path(place) / name)
        for name in folders:
            with suppress(OSError):
                (Path(place) / name).rmdir()
    with suppress(OSError):
        folder.rmdir()
    lock.release()
    if not folder.exists():
        with suppress(OSError):
            _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)
