"""What reading JSON that came from outside may raise: bytes that are no text, another form, or nesting without end."""

from __future__ import annotations

from typing import TypeVar

import msgspec

_T = TypeVar("_T")

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""msgspec tells of a letter that isn't one by Python's own error, which is none of its own."""


def decoded(kept: bytes | str, form: type[_T]) -> _T | None:
    """Return what a data file keeps as JSON beside its log; None where a disk, or a hand, left something else there."""
    try:
        return msgspec.json.decode(kept, type=form)
    except (*UNREADABLE, TypeError):  # a turned bit may make a text a number
        return None
