"""What a new password of a data file, or a new passphrase of an exchanged file, has to be: long enough.

Only new ones are asked: what was locked with a shorter one before still opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_JUDGED = 72
"""The most characters that are looked at for the estimate; longer ones are strong, and it would take too long."""

LEAST = 8
"""The fewest characters, blanks at both ends not counted."""


def weakness(password: str) -> str:
    """Return in a sentence why a new password is too weak, or ""."""
    if len(password.strip()) >= LEAST:
        return ""
    text = _("密码或口令至少要 {least} 个字符，首尾的空格不算；太短的，用电脑很快就能一个个试出来。")
    return text.format(least=LEAST)


class Strength(NamedTuple):
    """How strong a password is: from 0 (guessed at once) to 4, and in words."""

    level: int
    words: str


def strength(password: str, known: Iterable[str] = ()) -> Strength:
    """Return how strong a password is, by how soon it would be guessed; `known` are words that others would try first.

    What isn't allowed anyway is the weakest.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 (its lists of words take a while to load)

    words = (_("很弱"), _("很弱"), _("一般"), _("强"), _("很强"))
    level = 0 if weakness(password) else int(zxcvbn(password[:_LONGEST_JUDGED], list(known))["score"])
    return Strength(level, words[level])


def refuse_weak(password: str) -> None:
    """Refuse a new password that is too weak; "" is none at all and is let through. Raises `UserError`."""
    said = weakness(password) if password else ""
    if said:
        raise UserError(said, _("请换一个长些的，例如一句自己记得住的话。"))
