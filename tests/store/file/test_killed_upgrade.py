"""An upgrade that is killed at any instant: the next opening does all of it, and the copy kept before is whole."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import opened
from desktop_app.store.file.connection import engine
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import FIRST_SEALED, SCHEMA
from desktop_app.store.migrations.upgrade import migrate
from desktop_app.store.proof.verify import verify
from tests.folders import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

KILLS = int(os.environ.get("OGI_UPGRADE_KILLS", "8"))
OLDER = sorted(DATA.glob("schema_*.ogi"))[: SCHEMA - 1]

Shown = dict[str, list[tuple[object, ...]]]


def shown_by(path: Path) -> Shown:
    """Return all that a file shows: every row of every kind, what is known of records, the texts that are searched."""
    with opened(path) as ledger:
        assert verify(ledger).problems == ()
        with reading(ledger) as session:
            found = {name: [tuple(row) for row in session.execute(text(f"SELECT * FROM {name}"))] for name in _tables()}  # noqa: S608 (our own names)
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def _tables() -> list[str]:
    return [*(f'"{name}"' for name in KINDS), "difference", "search_index", "revision", "record_state"]


def copied(file: Path, target: Path) -> Path:
    path = Path(shutil.copy(file, target))
    path.chmod(0o644)
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Shown]:
    """Return what each older file shows once it was upgraded in peace."""
    folder = tmp_path_factory.mktemp("undisturbed")
    return {file: shown_by(copied(file, folder / file.name)) for file in OLDER}


@pytest.mark.skipif(sys.platform == "win32", reason="killing like this is Unix's")
@pytest.mark.timeout(0 if KILLS > 50 else 300)
def test_a_file_whose_upgrade_was_killed_at_any_instant_opens_whole(
    tmp_path: Path, undisturbed: dict[Path, Shown]
) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.store.file.crashing"])
    from tests.store.file.crashing import upgrade_until_killed  # noqa: PLC0415 (Unix's)

    chance, killed_inside, lasts = Random(18), 0, 0.0
    for kill in range(KILLS + 1):
        file = OLDER[kill % len(OLDER)]
        path = tmp_path / f"{kill}" / "old.ogi"
        path.parent.mkdir()
        copied(file, path)
        listens, told = processes.Pipe(duplex=False)
        process = processes.Process(target=upgrade_until_killed, args=(path, told))
        process.start()
        told.close()
        assert listens.recv() == "ready"
        begun = time.perf_counter()
        if kill == 0:  # the first one is only timed
            assert listens.recv() == "upgraded"
            lasts = time.perf_counter() - begun
        time.sleep(chance.random() * lasts)
        process.kill()
        process.join()
        killed_inside += kill > 0 and not was_told(listens)
        for kept in (path.parent / "备份").glob("*.ogi"):
            assert kept.read_bytes() == file.read_bytes(), (kill, file)
        assert shown_by(path) == undisturbed[file], (kill, file)
        shutil.rmtree(path.parent)
    assert killed_inside >= KILLS // 4


def was_told(listens: Connection) -> bool:
    """Tell whether a process said that it was done before it died."""
    try:
        return bool(listens.recv())
    except EOFError:
        return False


def half_upgraded(path: Path) -> None:
    """Do what earlier versions had done when they were killed between their two transactions.

    None of those knew seals: theirs was the schema before them at most.
    """
    writer = engine(path, "", writes=True)
    with writer.begin() as connection:
        known = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        last = FIRST_SEALED - 1 if known < FIRST_SEALED else SCHEMA
        migrate(connection, f"{last:04}")
        connection.exec_driver_sql(f"PRAGMA user_version={last}")
    writer.dispose()


def emptied(path: Path) -> None:
    """Do the same, and lose the rows."""
    half_upgraded(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for name in sorted({*KINDS, "record_state", "difference"} & there):
            connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 (our own name)


@pytest.mark.parametrize("leave", [half_upgraded, emptied])
@pytest.mark.parametrize("file", OLDER, ids=lambda file: file.stem)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_an_earlier_version_left_half_upgraded_is_done_again(
    file: Path, tmp_path: Path, undisturbed: dict[Path, Shown], leave: Callable[[Path], None], *, read_only: bool
) -> None:
    path = copied(file, tmp_path / "old.ogi")
    leave(path)
    with opened(path, read_only=read_only) as ledger:
        assert verify(ledger).problems == ()
    assert shown_by(path) == undisturbed[file]


def test_a_file_is_brought_up_to_date_once(tmp_path: Path) -> None:
    path = copied(OLDER[0], tmp_path / "old.ogi")
    with opened(path):
        pass
    before = path.read_bytes()
    with opened(path, read_only=True), opened(path):
        pass
    assert path.read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copied(OLDER[0], tmp_path / "old.ogi")

    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop_app.store.file.upgrading.derive_everything_again", fail)
    with pytest.raises(ZeroDivisionError), opened(path):
        pass
    assert path.read_bytes() == OLDER[0].read_bytes()
    monkeypatch.undo()
    with opened(path) as ledger:
        assert verify(ledger).problems == ()


def test_a_file_of_this_schema_that_nobody_may_write_is_looked_at_as_it_is(tmp_path: Path) -> None:
    path = copied(DATA / f"schema_{SCHEMA:04}.ogi", tmp_path / "old.ogi")
    path.chmod(0o444)
    with opened(path, read_only=True) as ledger:
        assert verify(ledger).problems == ()
    assert path.read_bytes() == (DATA / f"schema_{SCHEMA:04}.ogi").read_bytes()
