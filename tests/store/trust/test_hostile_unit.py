"""A world with one hostile certified unit shows, but for that unit's own records, what a world without it shows."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop_app.store.log.birth import birth_id, lane_of_key
from desktop_app.store.log.revision import Revision, encode, revision_id
from desktop_app.store.trust.seal import Seal, signed_seal
from tests.store.trust.set_world import UNIT_OF_OFFICE, Judgement, Log, SetPc, founded

if TYPE_CHECKING:
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.store.log.projection import Projection

SCHEDULES = int(os.environ.get("OGI_SCHEDULES", "150"))
FIRST = int(os.environ.get("OGI_FIRST_SEED", "70000"))
STEPS = 30
KINDS = ("release", "application", "case_step", "category", "device", "unit", "rule_file", "report_step", "gadget")
OWN_KINDS = ("release", "application", "case_step")


@dataclass
class World:
    """An office, honest units and perhaps a hostile one; what the honest ones began, in their order."""

    office: SetPc
    units: list[SetPc]
    liar: SetPc
    begun: list[str] = field(default_factory=list)


def play(seed: int, *, hostile: bool) -> World:
    """Play one schedule; what the honest do is the same whether the hostile unit does anything or not."""
    chance, malice = Random(seed), Random(seed + 1)
    office, (liar, *units) = founded(chance, 3)
    world = World(office, units, liar)
    for _step in range(STEPS):
        _honest_step(world, chance)
        if hostile and malice.random() < 0.7:
            _lie(world, malice)
    for _turn in range(2):
        for unit in units:
            office.log.take(unit.hand_out())
        for unit in units:
            unit.log.take(office.hand_out())
    return world


def _honest_step(world: World, chance: Random) -> None:
    pc, act = chance.choice([world.office, *world.units]), chance.random()
    target = chance.choice(world.begun) if world.begun else ""
    other = chance.choice(world.units)
    if act < 0.25 or not target:
        whose = other.unit if pc is world.office else pc.unit
        world.begun.append(pc.write("application", {"subject": chance.choice("甲乙丙"), "unit": whose}))
    elif act < 0.4:
        if _has_come(pc, target):
            world.begun.append(pc.write("case_step", {"application": target, "day": "2013-05-06"}))
    elif act < 0.65:
        _edit(pc, target, {"subject": chance.choice("丁戊己")})
    elif act < 0.7:
        _edit(world.office, target, {"unit": other.unit})
    elif act < 0.75:
        _edit(pc, target, {"_deleted": True})
    elif act < 0.88:
        world.office.log.take(other.hand_out())
    else:
        other.log.take(world.office.hand_out())


def _edit(pc: SetPc, record: str, keys: dict[str, LoggedKey]) -> None:
    """Edit an honest record that came here; with what is passed off under its number meanwhile nobody honest deals."""
    if _has_come(pc, record):
        pc.edit(record, keys)


def _has_come(pc: SetPc, record: str) -> bool:
    """Tell whether the entry that began a record is here: only then everybody does the same in both worlds."""
    return any(birth_id(one.lane, one.seq, one.op) == record for one in pc.log.entries.values() if one.rec == record)


def _lie(world: World, malice: Random) -> None:
    """Let the hostile unit see everything, write anything, and hand it to anybody."""
    liar = world.liar
    liar.log.take(world.office.log)
    for unit in world.units:
        liar.log.take(unit.log)
    lanes = sorted({entry.lane for entry in liar.log.entries.values()} | {liar.lane, malice.randbytes(16).hex()})
    evil = Log()
    for _entry in range(malice.randint(1, 3)):
        revision = _anything(world, malice, malice.choice(lanes))
        evil.entries[revision_id(encode(revision))] = revision
    for lane in {entry.lane for entry in evil.entries.values()}:
        if malice.random() < 0.8:
            evil.seals.add(
                _any_seal(world, malice, lane, [one for one, its in evil.entries.items() if its.lane == lane])
            )
    liar.log.take(evil)
    malice.choice([world.office, *world.units]).log.take(evil)


def _anything(world: World, malice: Random, lane: str) -> Revision:
    known = sorted(world.liar.log.entries)
    records = sorted({entry.rec for entry in world.liar.log.entries.values()})
    units = [world.liar.unit, UNIT_OF_OFFICE, *(unit.unit for unit in world.units)]
    keys: dict[str, LoggedKey] = {"subject": "冒名"}
    if malice.random() < 0.6:
        keys["unit"] = malice.choice(units)
    if malice.random() < 0.3:
        keys["application"] = malice.choice(records)
    if malice.random() < 0.2:
        keys |= {"_unit": malice.choice(units)}
    if malice.random() < 0.2:
        keys |= {"_deleted": malice.random() < 0.7}
    if malice.random() < 0.3:
        keys |= {"signing_key": world.liar.public, "retired_on": "2013-01-01", "retired_after": "", "nature": "office"}
    if lane == world.liar.lane:
        world.liar.seq += 1
    return Revision(
        rec=malice.choice(records) if malice.random() < 0.8 else malice.randbytes(16).hex(),
        kind=malice.choice(KINDS),
        par=sorted(malice.sample(known, min(len(known), malice.randint(0, 2)))),
        f=keys,
        erase=malice.random() < 0.1,
        who="主任",
        unit=malice.choice(units),
        role=malice.choice(["office", "unit"]),
        op=malice.randbytes(16).hex(),
        lane=lane,
        seq=malice.randint(1, 60),
        prev=malice.choice([None, *known]),
    )


def _any_seal(world: World, malice: Random, lane: str, marks: list[str]) -> Seal:
    units = ["", world.liar.unit, UNIT_OF_OFFICE, *(unit.unit for unit in world.units)]
    nonce = malice.choice([world.liar.nonce, "", malice.randbytes(16).hex()])
    seal = Seal(
        lane=lane_of_key(world.liar.public, nonce) if nonce and malice.random() < 0.2 else lane,
        marks=tuple(marks),
        nonce=nonce,
        upto=malice.randint(0, 99),
        unit=malice.choice(units),
        role=malice.choice(["", "unit", "office"]),
        accepts=malice.choice(["", "past", "these"]),
    )
    return signed_seal(seal, world.liar.key)


def _figures(pc: SetPc, world: World) -> dict[str, Projection]:
    """Return what a PC shows besides the hostile unit's own records."""
    return {record: its for record, its in pc.shown().items() if not _is_the_liars(pc, world, record)}


def _is_the_liars(pc: SetPc, world: World, record: str) -> bool:
    return Judgement(pc.log, pc.roots).owner_of(record) == world.liar.unit


@pytest.mark.timeout(0 if SCHEDULES > 1000 else 300)
def test_whatever_a_hostile_unit_writes_all_others_show_what_they_would_without_it() -> None:
    lies = 0
    for seed in range(FIRST, FIRST + SCHEDULES):
        peaceful, hostile = play(seed, hostile=False), play(seed, hostile=True)
        for calm, beset in zip([peaceful.office, *peaceful.units], [hostile.office, *hostile.units], strict=True):
            assert _figures(beset, hostile) == _figures(calm, peaceful), f"schedule {seed}"
        lies += len(hostile.office.log.entries) - len(peaceful.office.log.entries)
    assert lies > SCHEDULES


def test_whether_an_entry_counts_is_the_same_whatever_the_order_in_which_it_came() -> None:
    for seed in range(FIRST, FIRST + max(10, SCHEDULES // 10)):
        world = play(seed, hostile=True)
        log, chance = world.office.log, Random(seed)
        first = Judgement(log, world.office.roots).shown()
        shuffled = list(log.entries.items())
        chance.shuffle(shuffled)
        again = Log(dict(shuffled), set(log.seals))
        assert Judgement(again, world.office.roots).shown() == first, f"schedule {seed}"
        judgement = Judgement(log, world.office.roots)
        assert any(judgement.held(record) for record in log.records()), f"schedule {seed}"
