"""Killed at any instant, or out of room: nothing acknowledged is lost, nothing is torn, and trying again works."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
import time
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Category
from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.proof.verify import verify
from tests.store.merge.exchanging import of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("killing and limiting like this is Unix's", allow_module_level=True)

from tests.store.file.crashing import DELIVERY, NUMBERED, delivered, fill_the_disk, numbered, work_until_killed

KILLS = int(os.environ.get("OGI_KILLS", "4"))
SIZES = int(os.environ.get("OGI_SIZES", "6"))
LONGEST_LIFE = 0.8
KILLS_A_FILE = 20
"""After so many kills a new file is begun: checking a file that only grows would take longer than killing."""


@pytest.fixture(scope="module")
def processes() -> multiprocessing.context.ForkServerContext:
    """Return what starts processes quickly from a clean one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.file.crashing"])
    return context


def drained(told: Connection) -> list[tuple[str, str]]:
    """Return all that a process told before it died."""
    heard = []
    try:
        while told.poll():
            heard.append(told.recv())
    except (EOFError, OSError):
        pass
    return heard


@pytest.mark.timeout(0 if KILLS > 100 else 300)
def test_no_acknowledged_save_is_lost_and_nothing_torn_when_killed(
    fresh_file: Path, tmp_path: Path, processes: multiprocessing.context.ForkServerContext
) -> None:
    chance = Random(7)
    saved: set[str] = set()
    for kill in range(KILLS):
        path = tmp_path / f"{kill // KILLS_A_FILE}.ogi"
        if not path.exists():
            shutil.copy(fresh_file, path)
            saved = set()
        listens, told = processes.Pipe(duplex=False)
        process = processes.Process(target=work_until_killed, args=(path, kill, told))
        process.start()
        told.close()
        assert listens.recv() == ("ready", "")
        time.sleep(chance.random() * LONGEST_LIFE)
        process.kill()
        process.join()
        heard = drained(listens)
        saved |= {word for what, word in heard if what == "saved"}
        _check(path, saved, {word for what, word in heard if what == "adopted"}, kill)
    assert saved


def _check(path: Path, saved: set[str], adopted: set[str], kill: int) -> None:
    with opened(path) as ledger:
        assert verify(ledger).problems == ()
        with reading(ledger) as session:
            assert saved <= set(session.scalars(select(Category.id)))
            rows = session.execute(select(REVISION.c.id, REVISION.c.record)).all()
        assert adopted <= {row.id for row in rows}
        kept = Counter(row.record[:NUMBERED] for row in rows)
        deliveries = [kept[numbered(number)] for number in range(kill * 1000, kill * 1000 + 1000)]
        assert set(deliveries) <= {0, DELIVERY}, "half a delivery"
        again = adopt(ledger, of(*delivered(kill * 1000 + deliveries.index(0))))
        assert (again.new, again.known) == (DELIVERY, 0)


@pytest.mark.timeout(0 if SIZES > 20 else 300)
def test_a_full_disk_is_said_plainly_and_trying_again_works(
    fresh_file: Path, tmp_path: Path, processes: multiprocessing.context.ForkServerContext
) -> None:
    refusals = 0
    for step in range(SIZES):
        path = tmp_path / f"{step}.ogi"
        shutil.copy(fresh_file, path)
        listens, told = processes.Pipe(duplex=False)
        process = processes.Process(target=fill_the_disk, args=(path, step * 200 * 1024 // SIZES, told))
        process.start()
        told.close()
        refused, sound, new, at_last = listens.recv()
        process.join()
        assert (sound, at_last) == ((), ())
        assert all(not message or "没有保存" in message for message in refused)
        assert new == (DELIVERY if refused[0] else 0)
        refusals += sum(map(bool, refused))
    assert refusals
