"""The bureau in trouble: its PCs, the files on their way, and what the honest ever wrote."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.store.log.reading import reading
from tests.exchange.troubles.world.bureau import HOME, LIAR, PLACES
from tests.exchange.troubles.world.pc import SAYS, Pc

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Letter:
    """A file on its way: who wrote it for whom, and what its sender had saved."""

    path: Path
    sender: Pc
    to: str
    saved: dict[str, str]


@dataclass
class World:
    """The bureau, the files on their way, and what the honest ever wrote."""

    chance: Random
    folder: Path
    pcs: list[Pc]
    liar: Pc
    mail: list[Letter] = field(default_factory=list)
    written: dict[str, set[str]] = field(default_factory=dict)
    """All that was ever written of a record by the honest, kept or lost."""
    lies: int = 0
    files: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def office(self) -> Pc:
        """Return the office."""
        return self.pcs[0]

    @property
    def anybody(self) -> Pc:
        """Return one of the honest PCs, by chance."""
        return self.chance.choice(self.pcs)

    @property
    def units(self) -> list[Pc]:
        """Return the honest units' PCs."""
        return self.pcs[1:]

    @property
    def cloned(self) -> list[Pc]:
        """Return the PCs to which a data file was copied."""
        return [pc for pc in self.pcs if pc.home != self.office.home]

    @property
    def backups(self) -> Path:
        """Return the folder of backups."""
        return self.folder / "kept"

    def new_file(self) -> Path:
        """Return a path for a file on its way."""
        self.files += 1
        return self.folder / "mail" / f"{self.files}.ogix"


def begun(seed: int, folder: Path) -> World:
    """Open a bureau that was copied to a folder; every honest PC keeps a backup of its first day."""
    chance = Random(seed)
    places = PLACES if chance.random() < 0.3 else PLACES[:-1]
    pcs = [Pc(place.unit, place.path(folder), folder / HOME) for place in places]
    for name in ("mail", "kept"):
        (folder / name).mkdir()
    for pc in pcs:
        told = pc.open()
        assert not told, told
    liar = next(pc for pc in pcs if pc.unit == LIAR)
    world = World(chance, folder, [pc for pc in pcs if pc is not liar], liar)
    for pc in world.pcs:
        pc.saved = {record: said for record in _honest_records(pc, liar) if (said := pc.says(record)) is not None}
        pc.back_up(world.backups)
        world.written |= {record: {said} for record, said in pc.saved.items()}
    return world


def _honest_records(pc: Pc, liar: Pc) -> list[str]:
    with reading(pc.ledger) as session:
        return [
            row.id
            for kind in SAYS
            for row in session.scalars(select(KINDS[kind]))
            if getattr(row, "unit", "") != liar.ledger.profile.unit_id
        ]
