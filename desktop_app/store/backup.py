"""Backups: whole copies made by SQLite itself, checked before they are called done."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.connection import DatabaseError, connector
from desktop_app.store.file_check import check_header, check_place, damaged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger

FOLDER = "备份"
"""The folder beside the data file that backups go to by themselves."""


def backup(ledger: Ledger, target: Path | None = None) -> Path:
    """Copy the open data file to `target`, or into the backup folder beside it under today's date and time."""
    path = target or _next_name(ledger)
    if path.exists():
        raise UserError(_("“{name}”已经存在。").format(name=path.name), _("请换一个文件名。"))
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        # Not through a session: SQLite copies a file only outside a transaction.
        with closing(ledger.writer.raw_connection()) as connection:
            connection.cursor().execute("VACUUM INTO ?", (str(unfinished),))
        _check_whole(unfinished, ledger.connect)
        unfinished.replace(path)
    except (OSError, DatabaseError) as error:
        unfinished.unlink(missing_ok=True)
        raise UserError(
            _("备份没有做成：{folder} 不能写入或空间不够。").format(folder=path.parent), _("请换一个位置再试。")
        ) from error
    return path


def _next_name(ledger: Ledger) -> Path:
    stamp = ledger.source.now().astimezone().strftime("%Y-%m-%d_%H%M%S")
    return ledger.path.parent / FOLDER / f"{ledger.path.stem}_{stamp}.ogi"


def _check_whole(path: Path, connect: Callable[[Path], Any]) -> None:
    with closing(connect(path)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise damaged(path)


def restore(source: Path, target: Path) -> None:
    """Put a backup where a data file is wanted; never over a file that is there."""
    check_place(source, writes=False)
    check_header(source, password="")
    if target.exists():
        raise UserError(_("“{name}”已经存在，没有覆盖。").format(name=target.name), _("请先把原文件改名或移走。"))
    _check_whole(source, lambda path: connector(path, "", writes=False)())
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.write_bytes(source.read_bytes())
    unfinished.replace(target)
