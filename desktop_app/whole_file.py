"""A file written whole or not at all, safe on a power cut, with the user's troubles said in plain words."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNFINISHED = ".part"
_OWNER_ONLY, _AS_USUAL = 0o600, 0o666
_OWNERS_FOLDER, _OF_OTHERS = 0o700, 0o077


class UnwritableError(UserError):
    """A file couldn't be written; what stood in its place stands unchanged."""


@contextmanager
def written_whole(path: Path, *, owner_only: bool = False) -> Iterator[Path]:
    """Give a place to write to, and move the file onto `path` once it is complete and on the medium.

    The place is a hidden folder beside `path` that nobody else may enter; whatever else lands there goes with it. A
    file that is replaced hands on its permissions; with `owner_only` only its owner may read the new one.
    Raises `UnwritableError` for any failure of the disk.
    """
    try:
        with TemporaryDirectory(prefix=".", suffix=_UNFINISHED, dir=path.parent, ignore_cleanup_errors=True) as folder:
            unfinished = Path(folder) / path.name
            unfinished.touch(_OWNER_ONLY if owner_only else _AS_USUAL)
            yield unfinished
            if owner_only:
                keep_to_owner(unfinished)  # whoever wrote it may have brought the permissions of another along
            else:
                _hand_on_permissions(path, unfinished)
            flush_to_disk(unfinished)
            unfinished.replace(path)
            _flush_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def replace_file(path: Path, content: bytes, *, owner_only: bool = False) -> None:
    """Write a file by way of a work file beside it; raises `UnwritableError` and keeps the old file on failure."""
    with written_whole(path, owner_only=owner_only) as unfinished:
        unfinished.write_bytes(content)


def flush_to_disk(path: Path) -> None:
    """Make the system write a file to the medium itself, so that a stick pulled out holds it; raises `OSError`."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def keep_to_owner(path: Path) -> None:
    """Let only its owner read and write a file, where it is ours and the medium knows permissions."""
    with suppress(OSError):
        if os.name != "nt" and path.stat().st_mode & _OF_OTHERS:
            path.chmod(_OWNER_ONLY)


def private_folder(folder: Path) -> Path:
    """Return a folder that only its owner may enter, made if need be and lasting; raises `OSError`.

    For folders that are the program's own. One made by an earlier version is closed to others too.
    """
    if not folder.is_dir():
        folder.mkdir(_OWNERS_FOLDER, parents=True, exist_ok=True)
        _flush_folder(folder.parent)
    with suppress(OSError):  # somebody else's, or the medium knows no permissions
        if os.name != "nt" and folder.stat().st_mode & _OF_OTHERS:
            folder.chmod(_OWNERS_FOLDER)
    return folder


def _hand_on_permissions(old: Path, new: Path) -> None:
    with suppress(OSError):  # there is no old one, it is somebody else's, or the medium knows no permissions
        shutil.copymode(old, new)


def _flush_folder(folder: Path) -> None:
    """Make the file's new name last too; the file is whole either way, so a system that can't is no failure."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: OSError) -> UnwritableError:
    try:
        hint = _hint(path, error)
    except OSError:  # the medium is gone and can't even be looked at
        hint = _("请检查磁盘或 U 盘是否还插着，再试一次。")
    return UnwritableError(_("没有写成“{name}”。").format(name=path.name), hint)


def _hint(path: Path, error: OSError) -> str:
    """Return what to do about an error."""
    full, missing = _("磁盘空间不够，请清理后再试，或换一个磁盘。"), _("文件夹“{folder}”不存在，请另选一个。")
    texts = {
        errno.ENOSPC: full,
        errno.EDQUOT: full,
        errno.ENOENT: missing,
        errno.ENOTDIR: missing,
        errno.EROFS: _("磁盘或 U 盘是只读的：请解除写保护，或换一个位置。"),
        errno.ENAMETOOLONG: _("文件名太长，请换一个短些的。"),
    }
    known = texts.get(error.errno or 0)
    return (known or _refusal(path, error)).format(folder=path.parent, reason=error.strerror)


def _refusal(path: Path, error: OSError) -> str:
    """Return what to do where the place is there and has room, and still refuses the file."""
    if path.is_dir():
        return _("那里已有一个同名的文件夹，请换一个文件名。")
    if error.errno not in {errno.EACCES, errno.EPERM}:
        return _("请换一个位置再试；仍不成功时，请把这句话告诉管理员：{reason}")
    if path.exists():
        # Windows refuses to replace a file that another program holds open.
        return _("如果它正在 Excel、WPS 等程序里打开，请先关闭；或者换一个文件名、换一个文件夹。")
    return _("没有写入文件夹“{folder}”的权限，请另选一个。")
