"""What goes to a new PC along with the ledger: files sent, files kept for later, and backups where they are wanted."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.folders import INBOX, OUTBOX, existing
from desktop_app.store.file.backup import FOLDER, free_name
from desktop_app.store.file.kept_backups import kept_backups
from desktop_app.store.log.contents import safe_name
from desktop_app.store.proof.backing_up import places_of
from desktop_app.whole_file import private_folder, written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.store.file.kept_backups import BackupPlan

_PARTS = ("outbox", "inbox", "backups")
_MOST_FILES = 20_000
_LARGEST = 16 * 1024**3
_PIECE = 1024**2


@dataclass(frozen=True, slots=True)
class GoingAlong:
    """The files beside the ledger that go along."""

    outbox: Sequence[Path] = ()
    inbox: Sequence[Path] = ()
    backups: Sequence[Path] = ()

    @property
    def size(self) -> int:
        """Return how many bytes they have."""
        return size_of(self.outbox) + size_of(self.inbox) + size_of(self.backups)


def size_of(files: Sequence[Path]) -> int:
    """Return how many bytes files have together."""
    return sum(path.stat().st_size for path in files)


def going_along(ledger: Ledger, backups: Sequence[Path] = ()) -> GoingAlong:
    """Return what goes along: all that was sent or waits for a newer version, and these backups."""
    return GoingAlong(existing(ledger, OUTBOX), existing(ledger, INBOX), tuple(backups))


def backups_here(ledger: Ledger, plan: BackupPlan) -> list[Path]:
    """Return the backups on this PC; those in the second place stay where they are."""
    return [one.path for one in kept_backups(places_of(ledger, plan)[0], ledger.path.stem)]


def write_along(packed: zipfile.ZipFile, along: GoingAlong) -> None:
    """Write the files into a packed file, each under its part."""
    for part, files in zip(_PARTS, (along.outbox, along.inbox, along.backups), strict=True):
        for path in files:
            packed.write(path, f"{part}/{safe_name(path.name)}")


def are_sound(found: Sequence[zipfile.ZipInfo]) -> bool:
    """Tell whether these are files that go along: no name leads out or comes twice, none grows when it is read."""
    few = len({info.filename for info in found}) == len(found) <= _MOST_FILES
    return few and all(
        _is_sound(info.filename) and info.compress_type == zipfile.ZIP_STORED and info.file_size <= _LARGEST
        for info in found
    )


def put_along(packed: zipfile.ZipFile, names: Sequence[str], ledger: Path, before: str) -> Iterator[Path]:
    """Put the files where they lie beside a data file, one after the other; `before`: how it was called.

    A backup is found by the name of its data file, so it bears the new one.
    """
    places = {part: ledger.parent / f"{ledger.stem}_{box}" for part, box in (("outbox", OUTBOX), ("inbox", INBOX))}
    places["backups"] = ledger.parent / FOLDER
    for name in names:
        part, _slash, file = name.partition("/")
        if part == "backups" and file.startswith(f"{before}_"):
            file = ledger.stem + file.removeprefix(before)
        folder = places[part]
        target = free_name((folder if folder.exists() else private_folder(folder)) / file)
        _copy_out(packed, name, target)
        yield target


def _copy_out(packed: zipfile.ZipFile, name: str, target: Path) -> None:
    with (
        written_whole(target, owner_only=True) as unfinished,
        packed.open(name) as inside,
        unfinished.open("wb") as out,
    ):
        shutil.copyfileobj(inside, out, _PIECE)


def _is_sound(name: str) -> bool:
    part, slash, file = name.partition("/")
    return bool(slash) and part in _PARTS and file == safe_name(file) and file not in {"", ".", ".."}
