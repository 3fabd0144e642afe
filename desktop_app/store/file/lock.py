"""One window at a time: a lock beside the data file, released by the system even after a crash."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from desktop_app.errors import UserError
from desktop_app.i18n import _


def acquire(path: Path) -> FileLock:
    """Lock the data file; raises `UserError` if another window holds it."""
    # For all threads, unlike the library's default: another one than that which opened the file may close it.
    lock = FileLock(_lock_path(path), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UserError(
            _("“{name}”已经在另一个窗口里打开了。").format(name=path.name), _("请回到那个窗口，或先把它关掉。")
        ) from error
    except OSError as error:
        raise UserError(
            _("“{name}”所在的文件夹不能写入。").format(name=path.name), _("请把它复制到本机硬盘上再打开。")
        ) from error
    return lock


def release(lock: FileLock) -> None:
    """Give the data file free and leave nothing beside it."""
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)


def _lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")
