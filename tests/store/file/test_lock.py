"""One window for one file: by any of its names, and at any moment."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from pathlib import Path  # noqa: TC003 (processes are handed paths)
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger, opened
from desktop_app.store.file.backup import FOLDER, backup
from desktop_app.store.file.lock import acquire

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = float(os.environ.get("OGI_LOCK_SECONDS", "1"))
PROCESSES = 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "one" / "data.ogi"
    close_ledger(create_ledger(made, organisation="局", unit="处", role="unit", catalogue=False))
    (tmp_path / "two").mkdir()
    return made


def symbolic(path: Path, other: Path) -> None:
    """Make a name that points to the file."""
    other.symlink_to(path)


def relative(path: Path, other: Path) -> None:
    """Make a name that points to the file from where it lies."""
    other.symlink_to(os.path.relpath(path, other.parent))


def chained(path: Path, other: Path) -> None:
    """Make a name that points to a name."""
    between = other.with_name("between.ogi")
    between.symlink_to(path)
    other.symlink_to(between)


def folder(path: Path, other: Path) -> None:
    """Make a name of its folder."""
    other.parent.rmdir()
    other.parent.symlink_to(path.parent)


def hard(path: Path, other: Path) -> None:
    """Make a second name of the file itself."""
    os.link(path, other)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only an administrator make links")
@pytest.mark.parametrize("link", [symbolic, relative, chained, folder, hard])
def test_another_name_of_an_open_file_is_that_file(
    path: Path, tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    other = tmp_path / "two" / "data.ogi"
    link(path, other)
    for first, second in ((path, other), (other, path)):
        with opened(first), pytest.raises(UserError, match="另一个窗口"):
            open_ledger(second)
    with opened(other):
        pass
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["data.ogi"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only an administrator make links")
def test_what_belongs_to_a_file_lies_beside_it_and_not_beside_a_link(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "two" / "link.ogi"
    other.symlink_to(path)
    with opened(other) as ledger:
        assert ledger.path == path
        assert backup(ledger).parent == path.parent / FOLDER
    assert [entry.name for entry in other.parent.iterdir()] == ["link.ogi"]


def test_nothing_is_left_of_a_lock(path: Path, identities: Path) -> None:
    with opened(path):
        assert (path.parent / ".data.ogi.lock").exists()
    assert [entry.name for entry in path.parent.iterdir()] == ["data.ogi"]
    assert list((identities / "locks").iterdir()) == []


def test_a_place_where_no_lock_on_the_file_itself_can_be_kept_still_has_the_one_beside_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "file"))
    with opened(path), pytest.raises(UserError, match="另一个窗口"):
        open_ledger(path)


def meet_inside(path: Path, folder: Path, number: int) -> tuple[int, int]:
    """Take the lock again and again, once all are there; return how often, and how often another was inside."""
    inside = folder / "inside"
    (folder / f"{number}.ready").touch()
    while len(list(folder.glob("*.ready"))) < PROCESSES:
        time.sleep(0.001)
    until = time.time() + SECONDS
    entered = met = 0
    while time.time() < until:
        try:
            lock = acquire(path)
        except UserError:
            continue
        entered += 1
        try:
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            met += 1
        else:
            time.sleep(0.0003)
            inside.unlink()
        lock.release()
    return entered, met


@pytest.mark.skipif(sys.platform == "win32", reason="the processes are started as Unix does")
@pytest.mark.parametrize("names", [("x.ogi",), ("x.ogi", "two/hard.ogi")], ids=["one name", "two names"])
def test_no_two_processes_ever_hold_one_file(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "x.ogi"
    path.touch()
    (tmp_path / "two").mkdir()
    os.link(path, tmp_path / "two" / "hard.ogi")
    places = [(tmp_path / names[number % len(names)], tmp_path, number) for number in range(PROCESSES)]
    with multiprocessing.get_context("forkserver").Pool(PROCESSES) as pool:
        counts = pool.starmap(meet_inside, places)
    assert sum(met for _entered, met in counts) == 0
    assert sum(entered for entered, _met in counts) > PROCESSES
