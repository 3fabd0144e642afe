"""Backups: whole copies made by SQLite itself, checked before they are called done."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.sizes import refuse_full_disk
from desktop_app.store.file.check import (
    check_header,
    check_identity,
    check_name,
    check_neighbours,
    check_place,
    damaged,
    is_plain,
    wrong_password,
)
from desktop_app.store.file.connection import DatabaseError, connector
from desktop_app.store.file.foreign_parts import refuse_foreign
from desktop_app.store.file.lock import acquire
from desktop_app.whole_file import UnwritableError, private_folder, written_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger

_MARKS = ("application_id", "user_version")

FOLDER = "备份"
"""The folder beside the data file that backups go to by themselves."""


def backup(ledger: Ledger, target: Path | None = None) -> Path:
    """Copy the open data file to `target`, or into the backup folder beside it under today's date and time."""
    path = target or _next_name(ledger)
    check_name(path)
    if path.exists():
        raise UserError(_("“{name}”已经存在。").format(name=path.name), _("请换一个文件名。"))
    try:
        _make_folder(path.parent)
        hint = _("请换一个位置（如移动硬盘），或腾出空间后再备份；台账没有改动。")
        refuse_full_disk(path.parent, ledger.path.stat().st_size, hint)
        with written_whole(path, owner_only=True) as unfinished:
            # Not through a session: SQLite copies a file only outside a transaction.
            with closing(ledger.writer.raw_connection()) as connection:
                connection.cursor().execute("VACUUM INTO ?", (str(unfinished),))
            _check_whole(unfinished, ledger.connect)
    except (OSError, UnwritableError, DatabaseError) as error:
        raise UserError(
            _("备份没有做成：{folder} 不能写入或空间不够。").format(folder=path.parent), _("请换一个位置再试。")
        ) from error
    return path


def keep_before_upgrade(path: Path, version: int) -> Path:
    """Copy a file of an older schema, as it is, into the backup folder beside it before it is upgraded."""
    folder = path.parent / FOLDER
    kept = folder / _("{name}_升级前（第 {version} 版）.ogi").format(name=path.stem, version=version)
    try:
        _make_folder(folder)
        hint = _("升级前要先留一份备份。请腾出空间，或把它复制到有空间的文件夹再打开；原文件没有改动。")
        refuse_full_disk(folder, path.stat().st_size, hint)
        with written_whole(kept, owner_only=True) as unfinished:
            # Plain bytes will do: what a crash left behind is recovered by now, and the lock is held.
            shutil.copy2(path, unfinished)
    except (OSError, UnwritableError) as error:
        raise UserError(
            _("“{name}”要先升级才能打开，但升级前的备份存不下。").format(name=path.name),
            _("请腾出空间，或把它复制到可以写入的文件夹再打开；原文件没有改动。"),
        ) from error
    return kept


def keep_before_repair(ledger: Ledger) -> Path:
    """Copy the open data file, damaged as it is, into the backup folder beside it before it is mended."""
    folder = ledger.path.parent / FOLDER
    stamp = ledger.source.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    kept = free_name(folder / _("{name}_修复前_{stamp}.ogi").format(name=ledger.path.stem, stamp=stamp))
    try:
        _make_folder(folder)
        hint = _("修复前要先留一份备份。请腾出空间，或把台账复制到有空间的文件夹再修复。")
        refuse_full_disk(folder, ledger.path.stat().st_size, hint)
        # Bytes, not SQLite's own copy: what is damaged is to be kept as it is.
        with ledger.writing, written_whole(kept, owner_only=True) as unfinished:
            shutil.copyfile(ledger.path, unfinished)
    except (OSError, UnwritableError) as error:
        raise UserError(
            _("修复前的备份存不下，没有修复。"), _("请腾出空间，或把台账复制到可以写入的文件夹再修复。")
        ) from error
    return kept


def _next_name(ledger: Ledger) -> Path:
    """Return a name that no backup has, also where two are made within one second."""
    stamp = ledger.source.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    return free_name(ledger.path.parent / FOLDER / f"{ledger.path.stem}_{stamp}.ogi")


def free_name(first: Path) -> Path:
    """Return the name, or with a number behind it the next one that no file has."""
    names = (first if number == 1 else first.with_stem(f"{first.stem}_{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _make_folder(folder: Path) -> None:
    """Make the folder of backups, for its owner only; one that is there may be somebody's and stays as it is."""
    if not folder.exists():
        private_folder(folder)


def _check_whole(path: Path, connect: Callable[[Path], Any]) -> None:
    with closing(connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise damaged(path)


def check_ours(path: Path, connect: Callable[[], Any]) -> None:
    """Refuse a file that is no data file of ours, or holds anything foreign, before it is looked through."""
    with closing(connect()) as connection:
        application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _MARKS)
        check_identity(path, application, version)
        refuse_foreign(path, version, lambda query: connection.execute(query).fetchall())


def restore(source: Path, target: Path, password: str = "") -> None:
    """Put a backup where a data file is wanted, with the same password; never over a file that is there.

    Raises `UserError`, among them `PasswordError`.
    """
    check_name(target)
    check_place(source, writes=False)
    check_neighbours(source)
    password = "" if is_plain(source) else password
    check_header(source, password=password)
    if target.exists():
        raise UserError(_("“{name}”已经存在，没有覆盖。").format(name=target.name), _("请先把原文件改名或移走。"))
    try:
        check_ours(source, connector(source, password, writes=False))
        _check_whole(source, lambda path: connector(path, password, writes=False)())
    except DatabaseError as error:
        raise (wrong_password(source) if password else damaged(source)) from error
    refuse_full_disk(target.parent, source.stat().st_size, _("请换一个位置，或腾出空间后再恢复；备份没有改动。"))
    with written_whole(target, owner_only=True) as unfinished:
        shutil.copyfile(source, unfinished)


def put_back(source: Path, target: Path, password: str = "") -> Path:
    """Put a backup in place of a closed data file, which is kept in the backup folder; returns where.

    Raises `UserError`, among them `PasswordError` and that another window has it open; it then stands as it was.
    """
    lock = acquire(target)
    try:
        return _put_back(source, target, password)
    finally:
        lock.release()


def _put_back(source: Path, target: Path, password: str) -> Path:
    folder = target.parent / FOLDER
    stamp = dt.datetime.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    coming = free_name(target.with_stem(f"{target.stem}_恢复中"))
    try:
        _make_folder(folder)
        restore(source, coming, password)
        kept = free_name(folder / f"{target.stem}_恢复前_{stamp}.ogi")
        target.replace(kept)
        coming.replace(target)
    except OSError as error:
        raise UserError(
            _("没有恢复：“{name}”正被占用，或文件夹不能写入。").format(name=target.name),
            _("请关闭其他打开它的窗口和程序再试；原来的台账没有改动。"),
        ) from error
    finally:
        coming.unlink(missing_ok=True)
    return kept
