"""One window at a time: locks that the system gives free even after a crash, one beside the file and one on itself.

The one beside it keeps out other computers that share the folder. The one on the file itself, by the number the system
knows it by, keeps out other names of it: a hard link leads to the same file from any folder.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import user_identities
from desktop_app.whole_file import private_folder

_LOCKS = "locks"
_USUAL, _OWNER_ONLY = 0o644, 0o600


@dataclass(frozen=True, slots=True)
class Lock:
    """The right to write to one data file, until it is given back."""

    parts: tuple[FileLock, ...]

    def release(self) -> None:
        """Give the data file free and leave nothing behind."""
        for part in reversed(self.parts):
            _give_back(part)


def acquire(path: Path) -> Lock:
    """Lock the data file; raises `UserError` if another window holds it, by this or another name."""
    place = path.resolve()
    try:
        beside = _taken(place.with_name(f".{place.name}.lock"))
    except Timeout as error:
        raise _in_use(path) from error
    except OSError as error:
        raise UserError(
            _("“{name}”所在的文件夹不能写入。").format(name=path.name), _("请把它复制到本机硬盘上再打开。")
        ) from error
    try:
        return Lock((beside, *_on_itself(place)))
    except Timeout as error:
        _give_back(beside)
        raise _in_use(path) from error


def _on_itself(place: Path) -> tuple[FileLock, ...]:
    """Return a lock by the number the system knows a file by, where it has one and the lock can be kept."""
    try:
        found = place.stat()
        name = f"{found.st_dev:x}-{found.st_ino:x}.lock"
        return (_taken(private_folder(user_identities() / _LOCKS) / name, _OWNER_ONLY),) if found.st_ino else ()
    except Timeout:
        raise
    except OSError:  # an error of the place; one that is taken counts as such an error too
        return ()


def _taken(place: Path, mode: int = _USUAL) -> FileLock:
    # For all threads, unlike the library's default: another one than that which opened the file may close it.
    lock = FileLock(place, mode=mode, thread_local=False)
    lock.acquire(timeout=0)
    return lock


def _give_back(lock: FileLock) -> None:
    place = Path(lock.lock_file)
    if os.name == "nt":  # refuses to delete what somebody has open, a lock of ours or the next one's
        lock.release()
        with suppress(OSError):
            place.unlink()
        return
    # While it is still held: who takes a lock that lost its name meanwhile sees that and tries again (filelock does).
    with suppress(OSError):
        place.unlink()
    lock.release()


def _in_use(path: Path) -> UserError:
    return UserError(
        _("“{name}”已经在另一个窗口里打开了。").format(name=path.name), _("请回到那个窗口，或先把它关掉。")
    )
