"""Random schedules of a bureau in trouble; the same seed gives the same schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.troubles.world.exchanging import (
    damage,
    deliver_one,
    hand_in,
    hand_out,
    kill_in_handing_in,
    kill_in_taking_in,
    lose,
)
from tests.exchange.troubles.world.people import clone, lie, restore, set_clock
from tests.exchange.troubles.world.saving import kill_in_a_save, lose_power, save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.exchange.troubles.world.world import World

STEPS = 12
ACTS: Mapping[str, tuple[int, Callable[[World], object]]] = {
    "save": (5, save),
    "hand in": (3, hand_in),
    "hand out": (3, hand_out),
    "deliver": (5, deliver_one),
    "lie": (2, lie),
    "power": (2, lose_power),
    "kill in a save": (2, kill_in_a_save),
    "kill in taking in": (1, kill_in_taking_in),
    "kill in handing in": (1, kill_in_handing_in),
    "damaged on the way": (1, damage),
    "lost on the way": (1, lose),
    "keep": (1, lambda world: world.anybody.back_up(world.backups)),
    "restore": (1, restore),
    "clone": (1, clone),
    "clock": (1, set_clock),
}
"""What may happen, how likely, and what does it; "no" is said where it can't happen now."""


def play(world: World) -> None:
    """Do so many things, one after the other, and count those that could be done."""
    for _step in range(STEPS):
        name = world.chance.choices(list(ACTS), [weight for weight, _act in ACTS.values()])[0]
        if ACTS[name][1](world) is not False:
            world.counts[name] += 1
