"""What SQLite answers where a part of the file is damaged: a sentence, not a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from sqlalchemy.exc import DBAPIError

_CORRUPT = 11
"""SQLite's SQLITE_CORRUPT: a page isn't what it must be; its other codes for that only add to the upper bits."""
_PRIMARY = 0xFF
_NO_TEXT = "Could not decode to UTF-8"
"""What the driver says, by no code of its own, where bytes stand that are no text."""


class DamagedPartError(UserError):
    """A part of the data file can't be read any more."""


def damage_in(error: DBAPIError) -> DamagedPartError | None:
    """Return what to say of an error that tells of damage; None where it tells of something else."""
    code = getattr(error.orig, "sqlite_errorcode", None) or 0
    if code & _PRIMARY != _CORRUPT and not str(error.orig).startswith(_NO_TEXT):
        return None
    return DamagedPartError(
        _("文件里有一部分读不出来，可能已损坏；这一步没有做。"),
        _("请用“帮助”菜单里的“自检”看是哪里，再修复，或从备份恢复。"),
    )
