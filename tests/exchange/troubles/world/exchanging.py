"""Files up and down: handed over, taken in, lost, doubled and damaged on the way, and processes killed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION
from tests.exchange.troubles.world.bureau import LIAR, OFFICE
from tests.exchange.troubles.world.killing import LATEST, killed, start_again
from tests.exchange.troubles.world.world import Letter

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome
    from tests.exchange.troubles.world.pc import Pc
    from tests.exchange.troubles.world.world import World

MOST_ROUNDS = 6


def hand_in(world: World, pc: Pc | None = None) -> Letter:
    """Let a unit write a file for the office."""
    pc = pc or world.chance.choice(world.units)
    path = world.new_file()
    with pc.here():
        send(pc.ledger, path, Wanted())
    letter = Letter(path, pc, OFFICE, dict(pc.saved))
    world.mail.append(letter)
    return letter


def hand_out(world: World, unit: str = "") -> Letter:
    """Let the office write a file for a unit."""
    unit = unit or world.chance.choice([*(pc.unit for pc in world.units), LIAR])
    path = world.new_file()
    with world.office.here():
        send(world.office.ledger, path, Wanted(to=unit))
    letter = Letter(path, world.office, unit, dict(world.office.saved))
    world.mail.append(letter)
    return letter


def deliver_one(world: World) -> bool:
    """Let a file arrive, the latest or an older one; some come again."""
    if not world.mail:
        return False
    letter = world.chance.choice(world.mail)
    if world.chance.random() < 0.7:  # otherwise it comes again
        world.mail.remove(letter)
    for pc in [*world.pcs, world.liar]:
        if pc.unit == letter.to:
            deliver(world, letter, pc)
    return True


def deliver(world: World, letter: Letter, pc: Pc, *, code: str = "") -> FileOutcome:
    """Let a PC take a file in."""
    with pc.here():
        (outcome,) = receive(pc.ledger, [letter.path], Taking(codes=(code,) if code else ())).files
    if pc.certified and letter.sender.certified:
        assert outcome.state == "taken", (outcome.state, outcome.message)
    if letter.sender is not world.liar:
        assert not outcome.alarm, outcome.alarm
    if outcome.state == "taken":
        its = letter.saved if pc.is_office else _concerning(letter.saved, pc)
        pc.saved |= {record: said for record in its if (said := pc.says(record)) is not None}
        missing = [record for record in its if record not in pc.saved]
        assert not missing or letter.sender.went_back or pc.went_back, "what was handed over didn't come"
    return outcome


def _concerning(saved: dict[str, str], pc: Pc) -> dict[str, str]:
    """Return what of the office's concerns a unit: the office's own, and the unit's."""
    return {record: said for record, said in saved.items() if said.startswith((OFFICE, pc.unit))}


def kill_in_taking_in(world: World) -> bool:
    """Kill a PC while it takes a file in; it then takes it in again."""
    letters = [letter for letter in world.mail if letter.to != LIAR]
    if not letters:
        return False
    letter = world.chance.choice(letters)
    pc = next(one for one in world.pcs if one.unit == letter.to)
    with pc.here():
        died = killed(pc, world.chance.randrange(3 * LATEST), lambda: receive(pc.ledger, [letter.path], Taking()))
    if died:
        start_again(pc)
    deliver(world, letter, pc)
    return died


def kill_in_handing_in(world: World) -> bool:
    """Kill a PC while it writes a file; the file that it was about never leaves it."""
    pc, path = world.chance.choice(world.units), world.new_file()
    with pc.here():
        died = killed(pc, world.chance.randrange(LATEST), lambda: send(pc.ledger, path, Wanted()))
    if died:
        start_again(pc)
    return died


def damage(world: World) -> bool:
    """Turn a bit of a file over on its way, or cut it short; nothing of it is taken."""
    if not world.mail:
        return False
    letter = world.chance.choice(world.mail)
    content = bytearray(letter.path.read_bytes())
    place = world.chance.randrange(len(content))
    if world.chance.random() < 0.5:
        content[place] ^= 1 << world.chance.randrange(8)
    else:
        del content[place:]
    bad = world.new_file()
    bad.write_bytes(content)
    for pc in world.pcs:
        if pc.unit == letter.to:
            before = _entries(pc)
            with pc.here():
                (outcome,) = receive(pc.ledger, [bad], Taking()).files
            assert outcome.failed
            assert _entries(pc) == before
    return True


def _entries(pc: Pc) -> int:
    with reading(pc.ledger) as session:
        return session.scalar(select(func.count()).select_from(REVISION)) or 0


def lose(world: World) -> bool:
    """Lose a file on its way."""
    if not world.mail:
        return False
    world.mail.remove(world.chance.choice(world.mail))
    return True


def reconciled(world: World) -> None:
    """Let all mail be lost, everybody be certified, and files go up and down until none brings anything."""
    world.mail.clear()
    went_back = any(pc.went_back for pc in world.pcs)
    for turn in range(MOST_ROUNDS):
        came = 0
        for pc in world.units:
            with pc.here():
                code = own_keys(pc.ledger).code
            outcome = deliver(world, hand_in(world, pc), world.office, code=code)
            assert outcome.state == "taken", outcome.message
            pc.certified = True
            came += outcome.adopted.new if outcome.adopted else 0
        for unit in sorted({pc.unit for pc in world.units}):
            letter = hand_out(world, unit)
            for pc in world.units:
                if pc.unit == unit:
                    outcome = deliver(world, letter, pc)
                    came += outcome.adopted.new if outcome.adopted else 0
        if not went_back or (turn and not came):
            return  # who went back says with its first file what it lacks; nobody else asks for anything again
    raise AssertionError("there is no end to the exchange")
