"""The backups that the program makes by itself: how they are named, found, and thinned out as they grow old."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop_app.settings import Backups

DAILY, BEFORE_RECEIVING, BEFORE_IMPORT, WANTED = "每日", "接收前", "导入前", "手动"
"""Why a backup was made, as it stands in its name: in Chinese, whatever the screen speaks, so that it is found."""

BEFORE_UPGRADE, BEFORE_REPAIR, BEFORE_RESTORING = "升级前", "修复前", "恢复前"
"""Why a data file was kept as it was, as `backup.py` writes it into the name."""

LARGE_IMPORT = 200
"""Before more rows than these are taken in, a backup is made."""

DAYS, WEEKS, MONTHS = 7, 4, 12
"""For how many days, weeks and months the last backup of each is kept."""

_MEGABYTE = 1024**2
STAMP = "%Y-%m-%d_%H%M%S"
_REASONS = f"{DAILY}|{BEFORE_RECEIVING}|{BEFORE_IMPORT}|{WANTED}"
_NAME = rf"_({_REASONS})_(\d{{4}}-\d\d-\d\d_\d{{6}})(_\d+)?\.ogi"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """Where backups of a data file go by themselves, how many days lie between two, and how large they may grow.

    `every_days` 0: none by the calendar. `folder` None: beside the data file; `second` None: no second place.
    """

    every_days: int = 1
    folder: Path | None = None
    second: Path | None = None
    most_bytes: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One backup: its place, when it was made (by the clock of the room), why, and its size in bytes."""

    path: Path
    at: dt.datetime
    reason: str
    size: int


def plan_of(backups: Backups) -> BackupPlan:
    """Return what the settings say as the program's plan."""
    return BackupPlan(
        every_days=max(0, backups.every_days),
        folder=Path(backups.folder) if backups.folder else None,
        second=Path(backups.second) if backups.second else None,
        most_bytes=max(1, backups.most_megabytes) * _MEGABYTE,
    )


def backup_name(stem: str, reason: str, at: dt.datetime) -> str:
    """Return the name of a backup of the data file with that name, made then."""
    return f"{stem}_{reason}_{at:{STAMP}}.ogi"


def kept_backups(folder: Path, stem: str) -> list[KeptBackup]:
    """Return the backups that the program made of a data file by itself, the newest first; none where no folder is."""
    pattern = re.compile(re.escape(stem) + _NAME)
    found = []
    try:
        for path in folder.iterdir():
            named = pattern.fullmatch(path.name)
            if named and not path.is_symlink() and path.is_file():
                found.append(KeptBackup(path, _moment(named[2]), named[1], path.stat().st_size))
    except (OSError, ValueError):  # the stick is gone, or a day that no calendar has
        return []
    return newest_first(found)


def newest_first(backups: Iterable[KeptBackup]) -> list[KeptBackup]:
    """Return backups in the order in which they are listed."""
    return sorted(backups, key=lambda one: (one.at, one.path.name), reverse=True)


def superseded(backups: Sequence[KeptBackup], most_bytes: int) -> list[KeptBackup]:
    """Return the backups that needn't be kept any longer; never the newest.

    All of the newest day are kept, and the last one of each of so many days, weeks and months; of those the oldest go
    where all together are larger than `most_bytes`.
    """
    listed = newest_first(backups)
    kept = {one.path for one in listed if one.at.date() == listed[0].at.date()}
    for many, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= {one.path for one in _last_of_each(listed, period, many)}
    room, full = most_bytes, False
    for place, one in enumerate(listed):
        if one.path in kept:
            room -= one.size
            full = full or room < 0
            if full and place:
                kept.discard(one.path)
    return [one for one in listed if one.path not in kept]


def _last_of_each(
    listed: Iterable[KeptBackup], period: Callable[[dt.datetime], tuple[int, ...]], many: int
) -> list[KeptBackup]:
    last: dict[tuple[int, ...], KeptBackup] = {}
    for one in listed:
        last.setdefault(period(one.at), one)
    return list(last.values())[:many]


def _day(at: dt.datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: dt.datetime) -> tuple[int, ...]:
    year, week, _weekday = at.isocalendar()
    return year, week


def _month(at: dt.datetime) -> tuple[int, ...]:
    return at.year, at.month


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.strptime(stamp, STAMP)  # noqa: DTZ007 (the clock of the room, as it was written)
