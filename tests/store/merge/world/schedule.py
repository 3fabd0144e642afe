"""One random schedule: saves, files sent, lost, doubled and torn, PCs cloned and restored; then all must agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import StoredRevision, parse
from tests.store.merge.world.clocks import essence, with_other_clocks
from tests.store.merge.world.oracle import check_projection

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.merge.world.replica import Parcel, Replica

DECADE = 10 * 365 * 24 * 3600 * 1000
ACTS = ("create", *("edit",) * 8, *("personal",) * 3, "delete", "restore", "erase")
OFTEN = ("save", "save", "save", "save", "send", "send", "deliver", "deliver")
STEPS = (*OFTEN, "twice", "lose", "part", "clone", "keep", "go_back", "settle")
MOST_REPLICAS = 6


@dataclass
class Pc:
    """One PC: its data file, its copies of files sent, and a backup that it may go back to."""

    replica: Replica
    outbox: list[Parcel] = field(default_factory=list)
    backup: Replica | None = None


@dataclass
class World:
    """Some PCs and the files on their way."""

    seed: int
    chance: Random
    pcs: list[Pc]
    mail: list[Parcel] = field(default_factory=list)
    exported: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)


def play(seed: int, begin: Callable[[Random], list[Replica]], steps: int) -> World:
    """Play one schedule to its end, and assert all that must hold; the same seed gives the same schedule."""
    chance = Random(seed)
    world = World(seed, chance, [Pc(replica) for replica in begin(chance)])
    # Each seed has its own mix of events: a mix of everything would seldom do one thing often.
    weights = [chance.choice((0, 1, 3)) for _step in STEPS]
    weights[: len(OFTEN)] = [max(1, weight) for weight in weights[: len(OFTEN)]]
    acts = [act for act in ACTS if act in {"create", "edit"} or chance.random() < 0.6]
    for _step in range(steps):
        _step_once(world, chance.choices(STEPS, weights)[0], acts)
    _finish(world)
    _check_end(world)
    _settle_everything(world)
    for pc in world.pcs:
        pc.replica.close()
    return world


def _step_once(world: World, step: str, acts: list[str]) -> None:
    chance = world.chance
    pc = chance.choice(world.pcs)
    world.counts[step] += 1
    match step:
        case "save":
            pc.replica.save(chance, chance.choice(acts))
        case "send":
            _send(world, pc, chance.choice(world.pcs), personal=chance.random() < 0.8)
        case "settle":
            pc.replica.settle(chance)
        case "clone" if len(world.pcs) < MOST_REPLICAS:
            _clone(world, pc)
        case "keep":
            if pc.backup is not None:
                pc.backup.close()
            pc.backup = pc.replica.clone(_source(chance), chance.randint(-DECADE, DECADE))
        case "go_back" if pc.backup is not None:
            _go_back(world, pc)
        case _ if world.mail:
            _mail(world, step, pc)


def _source(chance: Random) -> Callable[[int], bytes]:
    return Random(chance.random()).randbytes


def _send(world: World, sender: Pc, addressee: Pc, *, personal: bool) -> None:
    to = None if world.chance.random() < 0.2 else addressee.replica.lane
    parcel = sender.replica.send(to, personal=personal)
    world.mail.append(parcel)
    sender.outbox.append(parcel)
    world.exported |= parcel.ids


def _mail(world: World, step: str, pc: Pc) -> None:
    """Deliver a file to anybody, perhaps in part, perhaps to come again; or lose it."""
    parcel = world.chance.choice(world.mail)
    if step in {"deliver", "lose"}:
        world.mail.remove(parcel)
    if step == "part":
        parcel = parcel.part(world.chance)
    if step != "lose":
        pc.replica.receive(parcel)
    if step == "twice":
        before = pc.replica.view()
        pc.replica.receive(parcel)
        assert pc.replica.view() == before, "the same file changed something"


def _clone(world: World, pc: Pc) -> None:
    other = pc.replica.clone(_source(world.chance), world.chance.randint(-DECADE, DECADE))
    if world.chance.random() < 0.5:
        other.new_lane()  # the copy was noticed
    world.pcs.append(Pc(other))


def _go_back(world: World, pc: Pc) -> None:
    """Restore a PC from its backup; it takes in again what lies in its outbox."""
    assert pc.backup is not None
    pc.replica.close()
    pc.replica, pc.backup = pc.backup, None
    if world.chance.random() < 0.5:
        pc.replica.new_lane()
    for parcel in pc.outbox:
        pc.replica.receive(parcel)


def _finish(world: World) -> None:
    """Have every PC hand every other one what it lacks, by their own words, until nothing is new."""
    for _round in range(5):
        before = [pc.replica.view() for pc in world.pcs]
        for one in world.pcs:
            for other in world.pcs:
                if one is not other:
                    one.replica.receive(other.replica.send(one.replica.lane, personal=True))
                    other.replica.receive(one.replica.send(other.replica.lane, personal=True))
        if [pc.replica.view() for pc in world.pcs] == before:
            return
    raise AssertionError("the files never agree")


def _check_end(world: World) -> None:
    views = [pc.replica.view() for pc in world.pcs]
    for pc, view in zip(world.pcs, views, strict=True):
        pc.replica.check()
        first = next(
            one for other, one in zip(world.pcs, views, strict=True) if type(other.replica) is type(pc.replica)
        )
        assert view == first, "two files differ after everything was exchanged"
        assert replace(view, records={}) == replace(views[0], records={})
    assert world.exported <= views[0].bodies.keys(), "an exported entry is lost"
    assert views[0].waiting == 0, "an entry waits for ever"
    logs: dict[str, list[StoredRevision]] = {}
    for identity, body in views[0].bodies.items():
        revision = parse(body)
        logs.setdefault(revision.rec, []).append(StoredRevision(identity, revision, revision.role))
    differing = {}
    for record, log in logs.items():
        shown = project(log)
        check_projection(log, shown)
        assert essence(with_other_clocks(log, world.chance)) == essence(log), "a clock decided"
        if shown.differences:
            differing[record] = frozenset(shown.differences)
        if shown.erased:
            assert not any(one == record for one, _promise, _value in views[0].personal), "an erased value came back"
    assert views[0].differing == differing
    world.counts["entries"] += len(views[0].bodies)
    world.counts["differences"] += sum(map(len, differing.values()))


def _settle_everything(world: World) -> None:
    """Let one person settle every difference; once that is exchanged, none is left anywhere."""
    world.pcs[0].replica.settle(world.chance)
    _finish(world)
    for pc in world.pcs:
        assert pc.replica.unsettled() == 0, "a difference can't be settled"
        pc.replica.check()
