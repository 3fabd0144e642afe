"""Random schedules over the rules of the witnesses: nobody honest is called a liar, and no cut passes unheard."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from tests.store.witness.world.schedule import play

SCHEDULES = int(os.environ.get("OGI_WITNESS_SCHEDULES", "40"))


@pytest.mark.timeout(0 if SCHEDULES > 100 else 300)
@pytest.mark.parametrize("honest", [True, False], ids=["honest", "with cutters"])
def test_a_world_of_witnesses(honest: bool) -> None:  # noqa: FBT001 (a case)
    counts: Counter[str] = Counter()
    for seed in range(SCHEDULES):
        try:
            counts += play(seed, 60, honest=honest).counts
        except AssertionError as error:
            error.add_note(f"seed {seed}, honest {honest}")
            raise
    assert counts["goes on"]
    assert counts["renewed"]
    assert bool(counts["alarm"]) is not honest
