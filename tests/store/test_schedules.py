"""Random schedules over many PCs: nothing that left a PC is lost, nothing is silently overwritten, all files agree."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.store.world.schedule import play
from tests.store.world.set_replica import SetReplica

SCHEDULES = int(os.environ.get("OGI_SCHEDULES", "150"))
FIRST = int(os.environ.get("OGI_FIRST_SEED", "40000"))
STEPS = 100


def some_sets(chance: Random) -> list[SetReplica]:
    """Return two or three data files as plain sets, one of them the office's; often with one record only."""
    count = chance.randint(2, 3)
    return [SetReplica(Random(chance.random()).randbytes, role="unit" if place else "office") for place in range(count)]


@pytest.mark.timeout(0 if SCHEDULES > 1000 else 300)
def test_after_any_schedule_all_files_agree_and_nothing_exported_is_lost() -> None:
    for seed in range(FIRST, FIRST + SCHEDULES):
        try:
            play(seed, some_sets, STEPS)
        except AssertionError as error:
            raise AssertionError(f"schedule {seed}: {error}") from error
