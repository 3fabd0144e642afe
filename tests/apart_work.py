"""Work to be done in a process beside this one, good and bad."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator


def count(most: int) -> Iterator[int]:
    """Count, one number a piece."""
    yield from range(most)


def who() -> Iterator[int]:
    """Say which process this is."""
    yield os.getpid()


def refuse() -> Iterator[int]:
    """Say no in the language of the screen."""
    raise UserError(_("取消"), _("保存"))


def mistake() -> Iterator[int]:
    """Make a mistake of our own."""
    yield 1
    raise LookupError("a mistake of ours")


def sleep() -> Iterator[int]:
    """Do nothing for ever."""
    yield 1
    time.sleep(3600)


def hoard() -> Iterator[int]:
    """Take all the memory there is, as Python asks for it."""
    hoarded = [bytearray(1 << 28) for _ in range(1 << 10)]
    yield len(hoarded)


def abort() -> Iterator[int]:
    """End as a library does that finds no memory."""
    sys.stderr.write("memory allocation failed\n")
    os.abort()
