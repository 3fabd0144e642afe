"""What a disk may hold after the power went during one save, or after it lied or rotted: made from what it held."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.change import Change

_SECTOR = 512
_TRIES = 100
_PAGE_SIZE = slice(16, 18)


class Save(NamedTuple):
    """One save as the disk saw it: the file before and after, SQLite's journal of it, and what the PC remembered."""

    before: bytes
    journal: bytes
    after: bytes
    memory_before: dict[str, bytes]
    memory_after: dict[str, bytes]


class Disk(NamedTuple):
    """What the disk holds when the PC starts again.

    `expected` is what must be shown where nothing is told; without one anything that was ever shown is a lie.
    """

    fault: str
    file: bytes
    journal: bytes
    memory: dict[str, bytes]
    expected: str
    """"before" or "after" the save, or "either": nobody was told yet that it is saved, but all of it may be there."""
    may_tell: bool = True
    """Whether the program may refuse the file or tell of damage: never where the disk did what it promised."""


def save_watched(ledger: Ledger, pc: Path, kept: Path, save: Callable[[Change], object]) -> Save:
    """Save something in one operation and return what stood on the disk meanwhile; the journal stays as `kept`."""
    journal = _journal_of(ledger.path)
    before, memory = ledger.path.read_bytes(), _files(pc)
    with operation(ledger, "登记") as change:
        save(change)
        os.link(journal, kept)  # SQLite takes its name away when the save is done; what was in it stays
    return Save(before, kept.read_bytes(), ledger.path.read_bytes(), memory, _files(pc))


def held_by(path: Path, pc: Path) -> Disk:
    """Return what the disk holds of an open data file at this instant, and what the PC remembers."""
    journal = _journal_of(path)
    return Disk("kill", path.read_bytes(), journal.read_bytes() if journal.exists() else b"", _files(pc), "")


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def laid_out(disk: Disk, folder: Path, pc: Path) -> Path:
    """Put on an empty disk what it holds, and return the data file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return put_back(disk, folder / "data.ogi", pc)


def put_back(disk: Disk, path: Path, pc: Path) -> Path:
    """Put in place of a closed data file, and of what its PC remembers, what the disk holds; returns the data file."""
    path.write_bytes(disk.file)
    path.chmod(0o600)
    journal = _journal_of(path)
    journal.unlink(missing_ok=True)
    if disk.journal:
        journal.write_bytes(disk.journal)
    for name in _files(pc).keys() - disk.memory.keys():
        (pc / name).unlink()
    for name, content in disk.memory.items():
        (pc / name).write_bytes(content)
    return path


def some_fault(save: Save, chance: Random) -> Disk:
    """Return what the disk holds after one of the faults, by chance."""
    return chance.choice(FAULTS)(save, chance)


def cut_while_the_journal_is_written(save: Save, chance: Random) -> Disk:
    """The power went before the journal was whole: of the data file nothing had been touched."""
    journal = save.journal[: chance.randrange(len(save.journal))]
    return Disk("short journal", save.before, journal, save.memory_before, "before", may_tell=False)


def cut_while_the_pages_are_written(save: Save, chance: Random) -> Disk:
    """The power went while the data file was written: some pages are new, one is torn, the journal is whole."""
    mixed = _mixed(save, chance, torn=True)
    return Disk("torn pages", mixed, save.journal, save.memory_before, "before", may_tell=False)


def cut_before_it_is_done(save: Save, _chance: Random) -> Disk:
    """The power went when everything was written, and the journal still stood there."""
    return Disk("journal left", save.after, save.journal, save.memory_before, "before", may_tell=False)


def cut_afterwards(save: Save, chance: Random) -> Disk:
    """The power went after the save was done, before or after the PC remembered it."""
    memory = chance.choice([save.memory_before, save.memory_after])
    return Disk("after the save", save.after, b"", memory, "after", may_tell=False)


def pages_never_written(save: Save, chance: Random) -> Disk:
    """The disk said that all was written, and some of it wasn't: what was called saved may be lost."""
    return Disk("lost sync of the file", _mixed(save, chance, torn=False), b"", save.memory_after, "after")


def nothing_written(save: Save, _chance: Random) -> Disk:
    """The disk said that all was written, and nothing was."""
    return Disk("lost sync of all", save.before, b"", save.memory_after, "after")


def journal_never_written(save: Save, chance: Random) -> Disk:
    """The disk said that the journal was written, and a part of it wasn't, when the power went later on."""
    journal = bytearray(save.journal)
    for start in range(0, len(journal), _SECTOR):
        if chance.random() < 0.3:
            journal[start : start + _SECTOR] = bytes(len(journal[start : start + _SECTOR]))
    mixed = _mixed(save, chance, torn=True)
    return Disk("lost sync of the journal", mixed, bytes(journal), save.memory_before, "either")


def bit_flipped(save: Save, chance: Random) -> Disk:
    """A bit of the file turned over while it lay there."""
    file = bytearray(save.after)
    # Most of a young file is empty: a place is looked for where something stands.
    places = (chance.randrange(len(file)) for _try in range(_TRIES))
    file[next(filter(file.__getitem__, places), 0)] ^= 1 << chance.randrange(8)
    return Disk("flipped bit", bytes(file), b"", save.memory_after, "after")


def cut_short(save: Save, chance: Random) -> Disk:
    """The end of the file is missing."""
    return Disk("short file", save.after[: chance.randrange(len(save.after))], b"", save.memory_after, "after")


def _mixed(save: Save, chance: Random, *, torn: bool) -> bytes:
    """Return the file with some of its changed pages written, at least one of them not."""
    size = int.from_bytes(save.before[_PAGE_SIZE], "big")
    size = 65536 if size == 1 else size
    changed = [
        start
        for start in range(0, len(save.after), size)
        if save.before[start : start + size] != save.after[start : start + size]
    ]
    written = set(chance.sample(changed, chance.randrange(len(changed))))
    file = bytearray(save.before.ljust(len(save.after) if written else 0, b"\0"))
    for start in written:
        file[start : start + size] = save.after[start : start + size]
    lacking = [start for start in changed if start not in written]
    if torn and lacking and lacking[0] + size <= len(file):
        end = lacking[0] + _SECTOR * chance.randrange(size // _SECTOR)
        file[lacking[0] : end] = save.after[lacking[0] : end]
    return bytes(file)


FAULTS = (
    cut_while_the_journal_is_written,
    cut_while_the_pages_are_written,
    cut_before_it_is_done,
    cut_afterwards,
    pages_never_written,
    nothing_written,
    journal_never_written,
    bit_flipped,
    cut_short,
)
"""All that can happen to a disk here, each as likely."""
