"""A file written whole or not at all, with the user's troubles said in plain words."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING, NoReturn

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write a file by way of a temporary one in its folder; on failure raises `UserError` and keeps the old file."""
    temporary = path.with_name(f".{token_hex(8)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        _explain(path, error)
    finally:
        with suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)


def _explain(path: Path, error: OSError) -> NoReturn:
    """Say what is wrong and what to do."""
    message = _("文件“{name}”没有保存成功。").format(name=path.name)
    raise UserError(message, _hint(path, error)) from error


def _hint(path: Path, error: OSError) -> str:
    """Return what to do about an error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _("磁盘已满：请删除不用的文件，或另选一个磁盘保存。")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return _("文件夹“{folder}”不存在：请另选一个文件夹保存。").format(folder=path.parent)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}:
        return _("没有写入权限，或文件正被其他程序打开：请关闭该文件，或另选一个文件夹、另起一个文件名保存。")
    return _("请另选一个文件夹保存；仍不成功时，请把这句话告诉管理员：{reason}").format(reason=error.strerror)
