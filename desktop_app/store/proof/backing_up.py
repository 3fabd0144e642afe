"""A backup made by the program itself: opened once to prove it, copied to a second place, older ones thinned out."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ledger import Identity
from desktop_app.progress import silent
from desktop_app.store.file.backup import FOLDER, backup, free_name
from desktop_app.store.file.connection import engine_over
from desktop_app.store.file.kept_backups import (
    DAILY,
    WANTED,
    BackupPlan,
    KeptBackup,
    backup_name,
    kept_backups,
    superseded,
)
from desktop_app.store.file.looked_at import LookedAt
from desktop_app.store.log.notices import Notices
from desktop_app.store.proof.verify import verify
from desktop_app.whole_file import private_folder, written_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

_TOKEN_SHOWN = 6


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of it: the backup, what the proof found wrong with it, and what kept it from the second place ("")."""

    path: Path
    problems: int = 0
    second_lacks: str = ""


def places_of(ledger: Ledger, plan: BackupPlan) -> list[Path]:
    """Return the folders where a data file's backups lie, the second place last.

    A folder that several data files share has one for each in it: two that bear one name must never thin out each
    other's.
    """
    own = f"{ledger.path.stem} {ledger.identity.token[:_TOKEN_SHOWN]}".strip()
    first = plan.folder / own if plan.folder else ledger.path.parent / FOLDER
    return [first, *([plan.second / own] if plan.second else [])]


def all_backups(ledger: Ledger, plan: BackupPlan) -> list[KeptBackup]:
    """Return the backups in both places, the newest first."""
    found = [one for place in places_of(ledger, plan) for one in kept_backups(place, ledger.path.stem)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def is_due(ledger: Ledger, plan: BackupPlan) -> bool:
    """Tell whether the days between two backups have gone by, and something was written since the last one."""
    if ledger.read_only or not plan.every_days:
        return False
    last = _last(ledger, plan)
    if last is None:
        return True
    return (_now(ledger).date() - last.at.date()).days >= plan.every_days and not _is_unchanged_since(ledger, last)


def back_up(ledger: Ledger, plan: BackupPlan, reason: str = DAILY, progress: Progress = silent) -> BackedUp | None:
    """Make a backup and prove it; None where nothing was written since the last one, or the file is only looked at.

    Older ones are thinned out only once it is proved. It bears the data file's password. Raises `UserError` where it
    can't be written.
    """
    last = _last(ledger, plan)
    if ledger.read_only or (last and _is_unchanged_since(ledger, last)):
        return None
    places = places_of(ledger, plan)
    name = backup_name(ledger.path.stem, reason, _now(ledger))
    progress(0, 0, _("正在备份"))
    made = backup(ledger, free_name(places[0] / name))
    try:
        problems = _problems(ledger, made, progress)
    except BaseException:
        made.unlink(missing_ok=True)  # cancelled: the next one is proved
        raise
    lacks = _copy(made, places[1], plan) if plan.second else ""
    if not problems:
        for place in places:
            _thin_out(place, ledger.path.stem, plan.most_bytes)
    return BackedUp(made, problems, lacks)


def replaceable(ledger: Ledger, plan: BackupPlan, found: Collection[Path]) -> list[Path]:
    """Return those of some copies that lie where the program keeps its backups: no other file is ever deleted."""
    places = {place.resolve() for place in (*places_of(ledger, plan), ledger.path.parent / FOLDER)}
    return [path for path in found if path.parent.resolve() in places]


def replace_backups(ledger: Ledger, plan: BackupPlan, old: Collection[Path], progress: Progress = silent) -> list[Path]:
    """Make a backup, and delete older ones once it is proved; returns those that are still there.

    Raises `UserError` where no sound backup can be made: then none is deleted.
    """
    made = back_up(ledger, plan, WANTED, progress)
    if made and made.problems:
        raise UserError(
            _("新的备份核对时发现 {count} 个问题，旧的备份都还留着。").format(count=made.problems),
            _("请先做一次自检和修复，再来替换。"),
        )
    return [path for path in replaceable(ledger, plan, old) if not _is_gone(path)]


def _is_gone(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _last(ledger: Ledger, plan: BackupPlan) -> KeptBackup | None:
    return next(iter(kept_backups(places_of(ledger, plan)[0], ledger.path.stem)), None)


def _is_unchanged_since(ledger: Ledger, last: KeptBackup) -> bool:
    return ledger.path.stat().st_mtime <= last.path.stat().st_mtime


def _now(ledger: Ledger) -> dt.datetime:
    return ledger.source.now().astimezone().replace(tzinfo=None)


def _problems(ledger: Ledger, made: Path, progress: Progress) -> int:
    with _opened_copy(ledger, made) as copy:
        return len(verify(copy, progress).findings)


@contextmanager
def _opened_copy(ledger: Ledger, made: Path) -> Iterator[Ledger]:
    """Open a copy of a data file for looking, by the password that the file itself is open with."""
    reader = engine_over(lambda: ledger.connect(made))
    copy = replace(ledger, path=made, reader=reader, writer=reader, lock=None, last_seen=None, identity=Identity())
    try:
        yield replace(copy, looked_at=LookedAt(), notices=Notices())
    finally:
        reader.dispose()


def _copy(made: Path, place: Path, plan: BackupPlan) -> str:
    """Copy a backup to the second place; returns what kept it from there, or ""."""
    if plan.second is None or not plan.second.is_dir():
        return _("第二备份位置“{place}”现在没有（U 盘没有插上，或共享文件夹连不上）。").format(place=plan.second)
    try:
        private_folder(place)
        with written_whole(place / made.name, owner_only=True) as unfinished:
            shutil.copyfile(made, unfinished)
    except (OSError, UserError):
        return _("第二备份位置“{place}”写不进去。").format(place=plan.second)
    return ""


def _thin_out(place: Path, stem: str, most_bytes: int) -> None:
    for old in superseded(kept_backups(place, stem), most_bytes):
        old.path.unlink(missing_ok=True)
