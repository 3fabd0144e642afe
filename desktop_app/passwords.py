"""What a new password of a data file, or a new passphrase of an exchanged file, has to be: long enough.

Only new ones are asked: what was locked with a shorter one before still opens.
"""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.i18n import _

LEAST = 8
"""The fewest characters, blanks at both ends not counted."""


def weakness(password: str) -> str:
    """Return in a sentence why a new password is too weak, or ""."""
    if len(password.strip()) >= LEAST:
        return ""
    text = _("密码或口令至少要 {least} 个字符，首尾的空格不算；太短的，用电脑很快就能一个个试出来。")
    return text.format(least=LEAST)


def refuse_weak(password: str) -> None:
    """Refuse a new password that is too weak; "" is none at all and is let through. Raises `UserError`."""
    said = weakness(password) if password else ""
    if said:
        raise UserError(said, _("请换一个长些的，例如一句自己记得住的话。"))
