"""A process killed at any statement: what the disk then holds is laid out, and the program starts again on it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import event

from tests.store.file.power_cuts import Disk, held_by, put_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exchange.troubles.world.pc import Pc


LATEST = 60
"""A process is killed before one of so many statements, or, where it needs fewer, not at all."""


class KilledError(BaseException):
    """The process ends here; nothing of the program may notice it, so it is no `Exception`."""


def killed(pc: Pc, at: int, act: Callable[[], object]) -> bool:
    """Do something, and be killed before the statement with that number; tell whether there was one.

    The data file stands afterwards as a killed process leaves it, with its journal, and isn't open.
    """
    left: list[Disk] = []
    number = count()

    def fall(*_statement: object) -> None:
        if next(number) == at:
            left.append(held_by(pc.path, pc.home))
            raise KilledError

    event.listen(pc.ledger.writer, "before_cursor_execute", fall)
    try:
        act()
    except KilledError:
        pass
    finally:
        event.remove(pc.ledger.writer, "before_cursor_execute", fall)
    if left:
        pc.close()
        put_back(left[0], pc.path, pc.home)
    return bool(left)


def start_again(pc: Pc) -> None:
    """Open the data file of a killed process; nothing may be said of it."""
    told = pc.open()
    assert not told, f"after a kill: {told}"
