"""Random schedules of witnesses: files lost, doubled and late, PCs restored, cloned and put back, and ones that cut."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from desktop_app.store.witness.judging import Standing
from tests.store.witness.world.pc import Letter, Pc

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.witness.world.pc import Heard, Log, Memory

STEPS = (*("write",) * 4, *("send",) * 5, *("deliver",) * 5, "twice", "lose", "keep", "restore", "clone", "snapshot")
DISHONEST = (*STEPS, "cut", "cut", "put back")
MOST = 6


@dataclass
class Kept:
    """A backup of a data file; a snapshot of the whole PC has its memory of the file, too."""

    content: bytes
    memory: Memory
    whole: bool


@dataclass
class World:
    """Some PCs and the files on their way."""

    chance: Random
    pcs: list[Pc]
    mail: list[Letter] = field(default_factory=list)
    kept: dict[int, Kept] = field(default_factory=dict)
    suspects: set[str] = field(default_factory=set)
    """The keys of PCs that cut, or were put back whole."""
    counts: Counter[str] = field(default_factory=Counter)
    keys: int = 0

    def key(self) -> str:
        """Return a key that no PC has."""
        self.keys += 1
        return f"{self.keys:064x}"

    def random(self) -> Callable[[int], bytes]:
        """Return randomness of its own for a PC."""
        return Random(self.chance.random()).randbytes


def play(seed: int, steps: int, *, honest: bool) -> World:
    """Play one schedule and assert at every file what must hold; the same seed gives the same schedule."""
    chance = Random(seed)
    world = World(chance, [])
    world.pcs = [Pc(f"{number:032x}", world.key(), world.random()) for number in range(chance.randint(2, 4))]
    weights = [chance.choice((0, 1, 2)) if step not in {"write", "send", "deliver"} else 2 for step in DISHONEST]
    if honest:
        weights[len(STEPS) :] = [0] * (len(DISHONEST) - len(STEPS))
    for _step in range(steps):
        step = chance.choices(DISHONEST, weights)[0]
        world.counts[step] += 1
        _once(world, step)
    for letter in [*world.mail]:
        _deliver(world, letter)
    for pc in world.pcs:
        pc.close()
    return world


def _once(world: World, step: str) -> None:  # noqa: C901 (one case for each thing that can happen)
    chance, place = world.chance, world.chance.randrange(len(world.pcs))
    pc = world.pcs[place]
    match step:
        case "write":
            pc.write()
        case "send":
            to = chance.choice(world.pcs)
            if to.unit != pc.unit:
                others = [one.key for one in world.pcs if one.unit == to.unit]
                world.mail.append(pc.send(to.unit, others))
        case "deliver" | "twice" | "lose" if world.mail:
            letter = chance.choice(world.mail)
            if step != "twice":
                world.mail.remove(letter)
            if step != "lose":
                _deliver(world, letter)
        case "keep" | "snapshot":
            world.kept[place] = Kept(pc.content(), pc.memory.copy(pc.key), whole=step == "snapshot")
        case "restore" if place in world.kept and not world.kept[place].whole:
            _go_back(world, place).renew("从备份恢复")
        case "put back" if place in world.kept and world.kept[place].whole:
            world.suspects.add(_go_back(world, place).key)
        case "clone" if len(world.pcs) < MOST:
            copy = Pc(pc.unit, world.key(), world.random(), pc.content())
            copy.memory = pc.memory.copy(copy.key)
            copy.renew("复制")
            world.pcs.append(copy)
        case "cut" if len(pc.log()) > 1:
            pc.cut(chance.randrange(len(pc.log())), hide=chance.random() < 0.5)
            world.suspects.add(pc.key)
        case _:
            world.counts[step] -= 1


def _go_back(world: World, place: int) -> Pc:
    old, kept = world.pcs[place], world.kept.pop(place)
    back = Pc(old.unit, old.key, world.random(), kept.content)
    back.memory = kept.memory.copy(old.key)
    old.close()
    world.pcs[place] = back
    return back


def _deliver(world: World, letter: Letter) -> None:
    sender = next((pc for pc in world.pcs if pc.key == letter.sender), None)
    unit = sender.unit if sender else ""
    for pc in world.pcs:
        if pc.unit == letter.to:
            heard = pc.receive(letter, unit)
            check(world, letter, heard)
            world.counts[heard.verdict.standing.value] += 1
            world.counts["alarm"] += heard.alarming
            world.counts["missing"] += heard.missing


def check(world: World, letter: Letter, heard: Heard) -> None:
    """Assert that what was said of a file is the truth, whatever was lost, doubled or put back."""
    verdict, whose = heard.verdict, (letter.sender, letter.statement.head.list)
    same = heard.seen.get(whose, [])
    if letter.sender not in world.suspects:
        assert not heard.alarming, "an honest PC was called a liar"
    if verdict.standing is Standing.CONTRADICTION:
        assert any(not related(letter.log, log) for log in same), "two lists that agree were called contradicting"
    if heard.due and any(not related(letter.log, log) for log in same):
        assert heard.alarming, "history was cut and nobody was told"
    if same:
        assert verdict.standing not in {Standing.FIRST, Standing.RENEWED, Standing.UNNAMED, Standing.COPIED}
    else:
        _check_renewed(letter, heard)


def _check_renewed(letter: Letter, heard: Heard) -> None:
    """Assert what is said of a list that is heard of for the first time."""
    verdict = heard.verdict
    own = [log for (key, _name), logs in heard.seen.items() if key == letter.sender for log in logs]
    assert verdict.standing not in {Standing.GOES_ON, Standing.OLDER, Standing.UNPROVEN, Standing.OLDER_UNPROVEN}
    if own:
        assert verdict.standing in {Standing.RENEWED, Standing.UNNAMED}, "a PC began anew and nobody was told"
    if verdict.standing is Standing.RENEWED and verdict.kept and verdict.against:
        # What lists before that one lacked was told when they were first heard of.
        last = heard.seen[letter.sender, verdict.against.head.list]
        assert all(related(letter.log, log) for log in last), "what isn't there was called kept"
    if verdict.standing is Standing.RENEWED and verdict.changed:
        assert any(not related(letter.log, log) for log in own), "what is there was called changed"


def related(one: Log, other: Log) -> bool:
    """Tell whether one log is the beginning of the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
