"""What the crash tests run in processes of their own: saving and adopting until killed, or until the disk is full."""

from __future__ import annotations

import random
import resource
import signal
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from desktop_app.store.log.revision import revision_id
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.migrations import upgrade  # noqa: F401 (loaded before the clock of a kill runs)
from desktop_app.store.proof.verify import verify
from tests.store.merge.exchanging import body, of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from desktop_app.ledger import Ledger

DELIVERY = 60
NUMBERED = 16
"""With so many characters, the number of its delivery, the name of a record that came in begins."""


def numbered(number: int) -> str:
    """Return what the records of a delivery begin with."""
    return f"{number:0{NUMBERED}x}"


def delivered(number: int) -> list[bytes]:
    """Return the entries of one delivery: each record begun and changed once."""
    bodies = []
    for place in range(DELIVERY // 2):
        record = f"{numbered(number)}{place:016x}"
        first = body(record, {"name": f"{number}-{place}", "code": "一", "note": "长" * 300}, seq=1 + 2 * place)
        bodies += [first, body(record, {"name": "改"}, first, seq=2 + 2 * place)]
    return bodies


def work_until_killed(path: Path, seed: int, told: Connection) -> None:
    """Save and adopt in turns, telling of each only once it is safely kept."""
    chance = random.Random(seed)
    with opened(path) as ledger:
        told.send(("ready", ""))
        for number in range(seed * 1000, seed * 1000 + 1000):
            if chance.random() < 0.6:
                told.send(("saved", _save(ledger, str(number))))
            else:
                bodies = delivered(number)
                adopt(ledger, of(*bodies))
                told.send(("adopted", revision_id(bodies[0])))


def _save(ledger: Ledger, name: str) -> str:
    with operation(ledger, "登记") as change:
        return change.add(Category, {"name": name, "code": name})


def upgrade_until_killed(path: Path, told: Connection) -> None:
    """Open an older file, which upgrades it."""
    told.send("ready")
    with opened(path):
        told.send("upgraded")


def fill_the_disk(path: Path, room: int, told: Connection) -> None:
    """Save and adopt with `room` bytes left, then again with plenty; tell what came of it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with opened(path) as ledger:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + room, hard))
        refused = [_refusal(lambda: adopt(ledger, of(*delivered(1)))), _refusal(lambda: _save(ledger, "满"))]
        sound = verify(ledger).problems
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        again = adopt(ledger, of(*delivered(1)))
        _save(ledger, "又有地方")
        told.send((refused, sound, again.new, verify(ledger).problems))


def _refusal(work: object) -> str:
    """Return what the user is told, "" if all went well; anything but a `UserError` is our bug."""
    try:
        work()  # type: ignore[operator]
    except UserError as error:
        return error.message
    return ""
