"""The bytes of attached files: kept once inside the data file under their SHA-256, however many records have them."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.sizes import size_words
from desktop_app.store.log.tables import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

LARGEST = 50 * 1024 * 1024
"""The largest file that can be attached, in bytes: the data file must stay one that can be copied by hand."""

_DOCUMENTS = frozenset(
    {
        *("pdf", "ofd", "doc", "docx", "wps", "odt", "rtf", "txt", "xls", "xlsx", "et", "ods", "csv"),
        *("ppt", "pptx", "dps", "odp", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic"),
        *("mp3", "wav", "m4a", "amr", "mp4"),
    }
)
"""What an office receives to read, look at or listen to. Whatever isn't named here could run, load or install."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_LONGEST_NAME = 120


def size_of(path: Path) -> int:
    """Return how large a file to attach is; raises `UserError` where that is too large, or there is no such file."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable(path) from error
    if size > LARGEST:
        message = _("“{name}”有 {size}，一份附件最大 {most}。")
        raise UserError(
            message.format(name=path.name, size=size_words(size), most=size_words(LARGEST)),
            _("请压缩或拆分后再添加；都没有存入。"),
        )
    return size


def read_file(path: Path) -> bytes:
    """Return the bytes of a file to attach; raises `UserError` where it can't be read, is empty or is too large."""
    size_of(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path) from error
    if not content:
        raise UserError(_("“{name}”是空文件。").format(name=path.name), _("请选择有内容的文件。"))
    return content


def _unreadable(path: Path) -> UserError:
    return UserError(_("读不出“{name}”。").format(name=path.name), _("请检查文件是否还在、能否打开。"))


def keep(session: Session, content: bytes) -> str:
    """Keep bytes in the data file, once, and return their SHA-256 in hex."""
    digest = hashlib.sha256(content).hexdigest()
    if session.execute(select(CONTENT.c.sha256).filter_by(sha256=digest)).first() is None:
        session.execute(insert(CONTENT), {"sha256": digest, "size": len(content), "content": content})
    return digest


def content_of(session: Session, digest: str) -> bytes:
    """Return the bytes kept under a SHA-256; raises `UserError` if this file doesn't have them or they are damaged."""
    content: bytes | None = session.scalar(select(CONTENT.c.content).filter_by(sha256=digest))
    if content is None:
        raise UserError(_("附件的内容不在这个数据文件里。"), _("请从原来登记它的电脑上再取一份。"))
    if hashlib.sha256(content).hexdigest() != digest:
        raise UserError(_("附件的内容已损坏。"), _("请从备份恢复，或重新添加这个附件。"))
    return content


def safe_name(name: str) -> str:
    """Return a file name that is one on every system and can't lead anywhere else."""
    plain = PurePath(name.replace("\\", "/")).name
    # Windows drops dots and blanks at the end: what is named a.exe. would be a program again.
    plain = "".join(c if c.isprintable() and c not in '<>:"/\\|?*' else "_" for c in plain).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    # Windows opens the device under such a name, whatever ending follows it.
    if (stem or suffix).lower() in _DEVICES:
        plain = f"_{plain}"
        stem, dot, suffix = plain.rpartition(".")
    if len(plain) > _LONGEST_NAME:
        plain = f"{stem[: _LONGEST_NAME - len(suffix) - 1]}{dot}{suffix}" if dot else plain[:_LONGEST_NAME]
    return plain or "_"


def is_document(name: str) -> bool:
    """Tell whether a file of that name is a document: only such a one is opened by other programs from here."""
    stem, _dot, suffix = safe_name(name).rpartition(".")
    return bool(stem) and suffix.lower() in _DOCUMENTS
