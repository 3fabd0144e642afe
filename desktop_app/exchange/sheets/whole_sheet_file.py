"""A file that is written whole or not at all: made beside its place, then moved onto it."""

from __future__ import annotations

import errno
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place to write to, in the same folder, and move the file onto `path` once it is complete.

    What stood at `path` stays untouched until then; a failure of the disk is a `UserError` that says what to do.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".ogi-", dir=path.parent) as folder:
            unfinished = Path(folder) / path.name
            yield unfinished
            unfinished.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UserError:
    message = _("没有写成“{name}”。").format(name=path.name)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError(message, _("磁盘空间不够，请清理后再试，或换一个磁盘。"))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(message, _("文件夹“{folder}”不存在，请另选一个。").format(folder=path.parent))
    if path.is_dir():
        return UserError(message, _("那里已有一个同名的文件夹，请换一个文件名。"))
    return UserError(message, _("如果它正在 Excel 或 WPS 里打开，请先关闭；或者换一个可以写入的文件夹。"))
