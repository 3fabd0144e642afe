"""Limits of size, said before they are passed; sizes as a person reads them; the room on a disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from pathlib import Path

_KILO = 1024
MEGA = _KILO**2

LARGEST_LEDGER = 2 * _KILO * MEGA
"""The largest data file, in bytes: one that is still backed up in a minute and carried on any stick."""

LARGEST_SENT = 200 * MEGA
"""The most bytes of attached files in one exchanged file; what is over goes with the next one."""

ROOM_LEFT = 16 * MEGA
"""What has to stay free on a disk beside a copy that is written to it."""


def size_words(size: int) -> str:
    """Return a size as a person reads it: 12 KB, 3.4 MB, 2 GB."""
    if size < _KILO:
        return f"{size} B"
    if size < MEGA:
        return f"{number_text(size / _KILO, decimals=0)} KB"
    if size < _KILO * MEGA:
        return f"{number_text(size / MEGA, decimals=bool(size % MEGA))} MB"
    return f"{number_text(size / MEGA / _KILO, decimals=bool(size % (_KILO * MEGA)))} GB"


def refuse_growth(ledger: Path, more: int, name: str, hint: str) -> None:
    """Refuse what would make a data file larger than it may be; `name` says what it is, `hint` what to do."""
    size = ledger.stat().st_size
    if more and size + more > LARGEST_LEDGER:
        said = _("{name}有 {more}，台账现有 {size}，合起来超过一个台账的上限 {most}。")
        raise UserError(
            said.format(name=name, more=size_words(more), size=size_words(size), most=size_words(LARGEST_LEDGER)),
            hint,
        )


def refuse_full_disk(folder: Path, size: int, hint: str, what: str = "") -> None:
    """Refuse to write copies of that size where the disk has no room for it; nothing is written before.

    `what` they are for, if not for a backup.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # the medium doesn't say; writing tells
    if free < size + ROOM_LEFT:
        said = _("“{folder}”所在的磁盘只剩 {free}，{what}要 {size}，没有做。")
        wanted = {"what": what or _("备份"), "size": size_words(size + ROOM_LEFT)}
        raise UserError(said.format(folder=folder, free=size_words(free), **wanted), hint)
