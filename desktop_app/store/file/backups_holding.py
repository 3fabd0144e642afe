"""Which backups beside a data file still hold what was erased from it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.store.file.backup import FOLDER
from desktop_app.store.file.check import check_neighbours, is_plain
from desktop_app.store.file.connection import DatabaseError, connector
from desktop_app.store.file.foreign_log import ForeignLog

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class Holding:
    """The copies that still hold something of what was erased, and those that can't be looked into."""

    holding: tuple[Path, ...] = ()
    closed: tuple[Path, ...] = ()


def backups_holding(
    ledger: Ledger,
    records: Collection[str],
    digests: Collection[str],
    progress: Progress,
    *,
    elsewhere: Collection[Path] = (),
) -> Holding:
    """Look through the data files beside this one, in its backup folder, and `elsewhere` with the folders in there.

    Nothing of them is run, and only tables that are as the program made them are read. A folder that isn't there (a
    stick that was pulled out) is one that can't be looked into.
    """
    holding: list[Path] = []
    closed = [folder for folder in elsewhere if not folder.is_dir()]
    paths = _copies(ledger.path, elsewhere)
    for done, path in enumerate(paths):
        progress(done, len(paths), path.name)
        try:
            if _holds(ledger, path, set(records), set(digests)):
                holding.append(path)
        except (UserError, DatabaseError, OSError):
            closed.append(path)
    return Holding(tuple(holding), tuple(closed))


def _copies(path: Path, elsewhere: Collection[Path]) -> list[Path]:
    """Return the data files in those places, each once, without the one at `path`."""
    near = (each for folder in (path.parent / FOLDER, path.parent) for each in sorted(folder.glob(f"*{path.suffix}")))
    patterns = (f"*{path.suffix}", f"*/*{path.suffix}")
    far = (each for folder in elsewhere for pattern in patterns for each in sorted(folder.glob(pattern)))
    found = dict.fromkeys(each.resolve() for each in (*near, *far) if each.is_file())
    return [each for each in found if each != path.resolve()]


def _holds(ledger: Ledger, path: Path, records: set[str], digests: set[str]) -> bool:
    check_neighbours(path)
    connect = connector(path, "", writes=False) if is_plain(path) else partial(ledger.connect, path)
    with closing(connect()) as connection:
        log = ForeignLog(connection)
        return not (records.isdisjoint(log.records_with_values()) and digests.isdisjoint(log.content_digests()))
