"""Random schedules over many PCs: nothing that left a PC is lost, nothing is silently overwritten, all files agree."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.store.merge.world.file_replica import FileReplica
from tests.store.merge.world.schedule import play
from tests.store.merge.world.set_replica import SetReplica

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.merge.world.replica import Replica

SCHEDULES = int(os.environ.get("OGI_SCHEDULES", "150"))
FIRST = int(os.environ.get("OGI_FIRST_SEED", "40000"))
STEPS = 100
FILES = max(3, SCHEDULES // 50)
FILE_STEPS = 40


def some_sets(chance: Random) -> list[Replica]:
    """Return two or three data files as plain sets, one of them the office's; often with one record only."""
    count = chance.randint(2, 3)
    return [SetReplica(Random(chance.random()).randbytes, role="unit" if place else "office") for place in range(count)]


@pytest.fixture
def some_files(fresh_file: Path, tmp_path: Path) -> Callable[[Random], list[Replica]]:
    """Return what begins a schedule with two real data files, and a third of a newer version as plain sets."""

    def begin(chance: Random) -> list[Replica]:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        newer = SetReplica(Random(chance.random()).randbytes)
        files = [Path(shutil.copy(fresh_file, folder / f"{place}.ogi")) for place in range(2)]
        replicas = [FileReplica(path, Random(chance.random()).randbytes) for path in files]
        for replica in replicas:
            replica.new_lane()
        both: list[Replica] = [newer, *replicas]
        return both if chance.random() < 0.5 else both[1:]

    return begin


@pytest.mark.timeout(0 if SCHEDULES > 1000 else 300)
def test_after_any_schedule_all_files_agree_and_nothing_exported_is_lost() -> None:
    for seed in range(FIRST, FIRST + SCHEDULES):
        try:
            play(seed, some_sets, STEPS)
        except AssertionError as error:
            raise AssertionError(f"schedule {seed}: {error}") from error


@pytest.mark.timeout(0 if FILES > 100 else 300)
def test_after_any_schedule_real_files_agree_and_are_sound(some_files: Callable[[Random], list[Replica]]) -> None:
    for seed in range(FIRST, FIRST + FILES):
        try:
            play(seed, some_files, FILE_STEPS)
        except AssertionError as error:
            raise AssertionError(f"schedule {seed}: {error}") from error
