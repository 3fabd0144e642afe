"""The backups that can be found without an open data file, and where each of them came from."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.file.backup import FOLDER
from desktop_app.store.file.kept_backups import (
    BEFORE_IMPORT,
    BEFORE_RECEIVING,
    BEFORE_REPAIR,
    BEFORE_RESTORING,
    BEFORE_UPGRADE,
    DAILY,
    STAMP,
    WANTED,
    KeptBackup,
    newest_first,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop_app.store.file.kept_backups import BackupPlan

SUFFIX = ".ogi"
_REASONS = f"{DAILY}|{BEFORE_RECEIVING}|{BEFORE_IMPORT}|{WANTED}|{BEFORE_REPAIR}|{BEFORE_RESTORING}"
_NAME = re.compile(rf"(?P<ledger>.+?)(_(?P<reason>{_REASONS}))?_(?P<at>\d{{4}}-\d\d-\d\d_\d{{6}})(_\d+)?")
_UPGRADE = re.compile(rf"(?P<ledger>.+)_(?P<reason>{BEFORE_UPGRADE})（第 \d+ 版）(_\d+)?")
_SHARED = re.compile(r"(?P<ledger>.+) [0-9a-f]{6}")
"""The folder of one data file's backups in a folder that several share."""


def found_backups(ledgers: Sequence[Path], plan: BackupPlan) -> list[KeptBackup]:
    """Return the backups beside these data files, there or gone, and in the places of the settings, newest first."""
    folders = {ledger.parent / FOLDER for ledger in ledgers}
    for shared in filter(None, (plan.folder, plan.second)):
        folders |= {place for place in _inside(shared) if _SHARED.fullmatch(place.name)}
    found = [one for folder in folders for path in _inside(folder) if (one := _backup(path))]
    return newest_first(found)


def ledger_named(backup: Path) -> str:
    """Return the name of the data file that a backup was made of, as its own name tells it."""
    named = _NAME.fullmatch(backup.stem) or _UPGRADE.fullmatch(backup.stem)
    return named["ledger"] if named else backup.stem


def place_before(backup: Path, ledgers: Sequence[Path]) -> Path:
    """Return where the data file of a backup lies or lay: beside the folder of backups, or where it was last open.

    A copy that bears the name of the data file itself goes beside it under another.
    """
    name = f"{ledger_named(backup)}{SUFFIX}"
    if backup.parent.name == FOLDER:
        return backup.parent.parent / name
    place = next((ledger for ledger in ledgers if ledger.name == name), backup.with_name(name))
    return place.with_stem(_("{name}（恢复）").format(name=place.stem)) if place == backup else place


def _inside(folder: Path) -> Iterator[Path]:
    try:
        yield from folder.iterdir()
    except OSError:  # the stick is gone, or there never was a backup
        return


def _backup(path: Path) -> KeptBackup | None:
    named = _NAME.fullmatch(path.stem) or _UPGRADE.fullmatch(path.stem)
    try:
        if path.suffix != SUFFIX or path.is_symlink() or not path.is_file():
            return None
        told = path.stat()
        stamp = named.groupdict().get("at") if named else None
        written = dt.datetime.fromtimestamp(told.st_mtime)  # noqa: DTZ006 (the clock of the room)
        at = dt.datetime.strptime(stamp, STAMP) if stamp else written  # noqa: DTZ007 (as above)
    except (OSError, ValueError):
        return None
    return KeptBackup(path, at, (named["reason"] or "") if named else "", told.st_size)
