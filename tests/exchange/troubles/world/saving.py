"""Saving, and what may befall a save: the power goes, the disk lies or rots, the process is killed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS, Category
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.exchange.places import USUAL
from tests.exchange.troubles.world.killing import LATEST, killed, start_again
from tests.exchange.troubles.world.pc import SAYS
from tests.store.file.power_cuts import put_back, save_watched, some_fault

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.store.log.change import Change
    from tests.exchange.troubles.world.pc import Pc
    from tests.exchange.troubles.world.world import World


@dataclass
class Text:
    """What somebody is about to write: into which record, or into a new one of which kind."""

    kind: str
    said: str
    record: str = ""
    values: dict[str, Value] = field(default_factory=dict)

    def write(self, change: Change) -> None:
        """Write it."""
        named: dict[str, Value] = {SAYS[self.kind]: self.said}
        if self.record:
            change.update(self.record, named)
        else:
            self.record = change.add(KINDS[self.kind], self.values | named)


def _text(world: World, pc: Pc) -> Text:
    """Return what somebody writes next, in a new record or in one of the own."""
    world.counts["texts"] += 1
    said = f"{pc.unit}写的第{world.counts['texts']}句"
    own = sorted(record for record, words in pc.saved.items() if words.startswith(pc.unit) and pc.says(record))
    if own and world.chance.random() < 0.5:
        record = world.chance.choice(own)
        return Text(_kind_of(pc, record), said, record)
    kind = "channel" if pc.is_office else world.chance.choice(["application", "release"])
    values: dict[str, Value] = {"nature": "website"} if pc.is_office else {"unit": pc.ledger.profile.unit_id}
    if kind == "release":
        with reading(pc.ledger) as session:
            values["category"] = session.scalars(select(Category.id)).one()
    return Text(kind, said, values=dict(USUAL.get(kind, {})) | values)


def _kind_of(pc: Pc, record: str) -> str:
    with reading(pc.ledger) as session:
        return next(kind for kind in SAYS if session.get(KINDS[kind], record) is not None)


def save(world: World) -> None:
    """Save something; it is called saved, so it must stay."""
    pc = world.anybody
    text = _text(world, pc)
    with pc.here(), operation(pc.ledger, "登记") as change:
        text.write(change)
    world.written.setdefault(text.record, set()).add(text.said)
    pc.saved[text.record] = text.said


def lose_power(world: World) -> None:
    """Save, and let the disk do something else than it should; whoever is told of it restores the last backup."""
    pc = world.anybody
    text = _text(world, pc)
    journal = world.backups / f"{world.counts['texts']}.journal"
    with pc.here():
        watched = save_watched(pc.ledger, pc.home, journal, text.write)
    world.written.setdefault(text.record, set()).add(text.said)
    pc.close()
    disk = some_fault(watched, world.chance)
    world.counts[f"disk: {disk.fault}"] += 1
    put_back(disk, pc.path, pc.home)
    told = pc.open()
    if told or (told := pc.proved()):
        assert disk.may_tell, f"{disk.fault}: {told}"
        pc.close()
        pc.go_back()
        world.counts["told of a disk"] += 1
        return
    said, before = pc.says(text.record), pc.saved.get(text.record)
    honest: dict[str, set[str | None]] = {"before": {before}, "after": {text.said}, "either": {before, text.said}}
    assert said in honest[disk.expected], disk.fault
    if said:
        pc.saved[text.record] = said


def kill_in_a_save(world: World) -> bool:
    """Kill a PC while it saves; what it was about is there whole or not at all. Tells whether it was killed in time."""
    pc = world.anybody
    text = _text(world, pc)

    def write() -> None:
        with operation(pc.ledger, "登记") as change:
            text.write(change)

    with pc.here():
        died = killed(pc, world.chance.randrange(LATEST), write)
    world.written.setdefault(text.record, set()).add(text.said)
    if died:
        start_again(pc)
        assert pc.says(text.record) in {pc.saved.get(text.record), text.said}
    if text.record and (said := pc.says(text.record)):
        pc.saved[text.record] = said
    return died
