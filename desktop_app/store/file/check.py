"""Looking at a file before it is opened as a data file: every refusal is one plain sentence."""

from __future__ import annotations

import stat
import struct
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.log.tables import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_HEADER_BYTES = 100
_ONE_FILE = b"\1\1"
"""Where the header says that nothing lies in a log beside the file, as another program may have left it."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class PasswordError(UserError):
    """A file shows nothing of itself: its password wasn't given or doesn't fit, or it is no data file of ours."""


def check_place(path: Path, *, writes: bool) -> None:
    """Refuse a path where no data file can be opened for work: oddly named, missing, a folder, read-only."""
    check_name(path)
    if not path.exists():
        raise UserError(_("找不到“{path}”。").format(path=path), _("请检查文件是否被移走或改名。"))
    if not path.is_file():
        raise UserError(_("“{path}”是一个文件夹，不是数据文件。").format(path=path), _("请选择扩展名为 .ogi 的文件。"))
    if writes and not may_be_written(path):
        raise UserError(
            _("“{name}”是只读文件，不能登记。").format(name=path.name),
            _("请把它复制到本机硬盘，去掉“只读”属性后再打开。"),
        )


def check_name(path: Path) -> None:
    """Refuse a path that can't be written down: a name in another encoding (Linux), or half a character (Windows)."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError as error:
        shown = str(path).encode(errors="replace").decode()
        raise UserError(
            _("“{path}”的文件名或文件夹名不是 UTF-8 编码，不能用作数据文件。").format(path=shown),
            _("请先把它改名（多半是从别的系统拷来或解压出来的），再打开。"),
        ) from error


def real_place(path: Path) -> Path:
    """Return where a file itself lies, for what may be a link to it: what belongs to it lies beside it."""
    return path.resolve() if path.is_symlink() else path


def may_be_written(path: Path) -> bool:
    """Tell whether a file may be written at all."""
    # By the bits, not by trying: root may write anywhere, and a clerk's copy from a disc keeps the bit.
    return bool(path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def check_neighbours(path: Path) -> None:
    """Refuse a file beside which lies what SQLite would follow elsewhere: a link, or a journal that names another file.

    A journal of several files at once names their common one, and many a SQLite deletes that when it is done.
    No journal of this program does.
    """
    for neighbour in (path.with_name(f"{path.name}{ending}") for ending in ("-journal", "-wal", "-shm")):
        if neighbour.is_symlink() or (neighbour.exists() and (not neighbour.is_file() or _names_another(neighbour))):
            raise UserError(
                _("“{name}”旁边的“{neighbour}”不是本程序留下的，没有打开。").format(
                    name=path.name, neighbour=neighbour.name
                ),
                _("请不要改动它们，问清文件从哪里来；确信“{name}”本身是好的，可以把它单独复制到别处再打开。").format(
                    name=path.name
                ),
            )


def _names_another(journal: Path) -> bool:
    with journal.open("rb") as file:
        file.seek(max(0, journal.stat().st_size - len(_JOURNAL_MAGIC)))
        return file.read() == _JOURNAL_MAGIC


def check_header(path: Path, *, password: str) -> None:
    """Refuse what isn't our data file, is cut short, or was made by a newer version of the program."""
    header = _header(path)
    if not header.startswith(_MAGIC):
        if not header or header.startswith(_PICTURES):
            raise _not_ours(path)
        if not password:
            raise PasswordError(
                _("“{name}”不是公开台账的数据文件，或者它设有密码。").format(name=path.name),
                _("请选择扩展名为 .ogi 的文件；设有密码的请先输入密码（命令行用 --password-file）。"),
            )
        return  # an encrypted file shows nothing until the password fits
    if len(header) < _HEADER_BYTES or (path.stat().st_size < _stated_size(header) and not was_interrupted(path)):
        raise damaged(path)
    application, version = _identity(header)
    check_identity(path, application, version)


def is_plain(path: Path) -> bool:
    """Tell whether a file is a database without a password."""
    return _header(path).startswith(_MAGIC)


def was_interrupted(path: Path) -> bool:
    """Tell whether a save was cut off (by a crash or a power cut), or lies beside: SQLite puts that right by itself.

    Until then the header may state the size that the file was going to have.
    """
    if any(path.with_name(f"{path.name}{ending}").exists() for ending in ("-journal", "-wal")):
        return True
    return is_plain(path) and _header(path)[18:20] != _ONE_FILE


def check_identity(path: Path, application: int, version: int) -> None:
    """Refuse another program's database, and a data file newer than this program."""
    if application != APPLICATION_ID or version < 1:
        raise _not_ours(path)
    if version > SCHEMA:
        raise UserError(
            _("“{name}”是用更新版本的公开台账建立的，这个版本打不开。").format(name=path.name),
            _("请先升级本机的公开台账；文件没有改动。"),
        )


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


def _identity(header: bytes) -> tuple[int, int]:
    """Return the application id and the schema that the header states (SQLite file format, §1.3)."""
    version, application = struct.unpack(">I4xI", header[60:72])
    return application, version


def _stated_size(header: bytes) -> int:
    """Return the bytes the file should have by its own header (SQLite file format, §1.3)."""
    (page_size,) = struct.unpack(">H", header[16:18])
    (pages,) = struct.unpack(">I", header[28:32])
    return int((65_536 if page_size == 1 else page_size) * pages)


def _not_ours(path: Path) -> UserError:
    return UserError(_("“{name}”不是公开台账的数据文件。").format(name=path.name), _("请选择扩展名为 .ogi 的文件。"))


def wrong_password(path: Path) -> PasswordError:
    """Return the error for a data file that doesn't open with the password given."""
    return PasswordError(
        _("“{name}”的密码不对，或者文件已损坏。").format(name=path.name),
        _("请再输入一次，大小写和空格也要一样；密码确实没有错的，请从备份恢复。"),
    )


class DamagedError(UserError):
    """A data file is cut short or damaged; what can still be read of its log may be carried elsewhere."""


def damaged(path: Path) -> DamagedError:
    """Return the error for a data file that is cut short or damaged."""
    return DamagedError(
        _("“{name}”不完整或已损坏，没有打开。").format(name=path.name),
        _("请从备份恢复，或重新复制一份；没有备份时，可以把还读得出的登记日志带到一份新的台账里。原文件没有改动。"),
    )
