"""What people do: lie in a certified unit's name, restore a backup, copy a data file, set a clock wrong."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.exchange.insider import Insider
from tests.exchange.lies import LIES
from tests.exchange.troubles.world.exchanging import deliver
from tests.exchange.troubles.world.pc import Pc
from tests.exchange.troubles.world.world import Letter

if TYPE_CHECKING:
    from tests.exchange.troubles.world.world import World

SKEWS = (-4000, -1, 1, 4000)
"""By how many days a clock may be wrong."""


def lie(world: World) -> None:
    """Let the certified unit write what isn't its to write, and hand it to the office or to another unit."""
    other = world.chance.choice([pc for pc in world.units if pc not in world.cloned])
    with world.liar.here():
        insider = Insider(world.liar.ledger, sealed=world.chance.random() < 0.8)
        for tell in world.chance.sample(LIES, world.chance.randint(1, 2)):
            tell(insider, world.office.ledger, other.ledger)
        path = insider.file(world.new_file())
    victim = world.office if world.chance.random() < 0.7 else other
    outcome = deliver(world, Letter(path, world.liar, victim.unit, {}), victim)
    world.lies += outcome.state == "taken" and victim.is_office


def restore(world: World) -> None:
    """Put a PC's last backup back."""
    pc = world.anybody
    pc.close()
    pc.go_back()


def clone(world: World) -> bool:
    """Copy a unit's data file to another PC, once."""
    if world.cloned:
        return False
    pc = world.chance.choice(world.units)
    home, path = world.folder / "other pc", world.folder / "copied" / "data.ogi"
    home.mkdir()
    path.parent.mkdir()
    shutil.copy(pc.path, path)
    copy = Pc(pc.unit, path, home, saved=dict(pc.saved), certified=False, went_back=True)
    pc.went_back = True
    told = copy.open()
    assert told == "copied", told
    copy.back_up(world.backups)
    world.pcs.append(copy)
    return True


def set_clock(world: World) -> None:
    """Let a PC start with a clock that is days or years off."""
    pc = world.anybody
    pc.close()
    pc.skew = world.chance.choice(SKEWS)
    told = pc.open()
    assert not told, told
