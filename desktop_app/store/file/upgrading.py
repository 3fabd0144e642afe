"""Bringing an older data file to this program's schema: tables, all that is shown, and the mark, or nothing of it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.sizes import refuse_full_disk
from desktop_app.store.file.backup import keep_before_upgrade
from desktop_app.store.file.connection import connector, engine
from desktop_app.store.file.pc_keys import new_signing_key
from desktop_app.store.log.derivation import derive_everything_again
from desktop_app.store.log.rebuild import rebuild_tables
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import FIRST_SEALED, LANE, SCHEMA
from desktop_app.store.log.write_stream import SIGNING_KEY, change_lane
from desktop_app.store.trust.by_hand import take_earlier_streams
from desktop_app.whole_file import keep_to_owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from desktop_app.ledger import Keeper, Source
    from desktop_app.model.law.rules import Rules
    from desktop_app.progress import Progress

_SHOWN = "shown"
"""The setting that names the schema whose program made everything that is shown, to the end.

Without it the file was made, or left half upgraded, by a version that marked the schema before the rows were made.
"""


def is_shown_whole(session: Session) -> bool:
    """Tell whether all tables were made from the log by a program of this schema that wasn't cut off."""
    return read_settings(session).get(_SHOWN) == str(SCHEMA)


def note_shown_whole(session: Session) -> None:
    """Note that everything that is shown was made by a program of this schema."""
    write_settings(session, {_SHOWN: str(SCHEMA)})


def bring_up_to_date(
    path: Path, version: int, writer: Engine, rules: Callable[[Session], Rules], progress: Progress = silent
) -> None:
    """Migrate an older file and make everything that is shown anew, in one transaction.

    A copy of a file of an older schema stays as it was in the backup folder. Raises `UserError` where there is no room.
    """
    if version < SCHEMA:
        keep_before_upgrade(path, version)
    keep_to_owner(path)  # earlier versions left it to be read by everybody
    _upgrade(version, writer, rules, progress)


def upgraded_copy(
    path: Path, copy: Path, keeper: Keeper, password: str, source: Source, progress: Progress = silent
) -> Path:
    """Write a copy of a file as it is now and bring that up to date; raises `UserError` where there is no room."""
    hint = _("请腾出空间，或在窗口里打开它一次，让它升级；原文件没有改动。")
    refuse_full_disk(copy.parent, 2 * path.stat().st_size, hint, _("查看旧版本的数据文件"))
    with closing(connector(path, password, writes=False)()) as connection:
        connection.execute("PRAGMA query_only=OFF")  # the file is open for reading; what is written is the copy
        connection.execute("VACUUM INTO ?", (str(copy),))
    keep_to_owner(copy)
    writer = engine(copy, password, writes=True)
    try:
        with writer.connect() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        _upgrade(version, writer, keeper.rules, progress)
        with Session(writer) as session, session.begin():
            if not session.scalar(select(func.count()).select_from(LANE)):
                _begin_stream(session, source)
    finally:
        writer.dispose()
    return copy


def _begin_stream(session: Session, source: Source) -> None:
    """Begin what the first data files had not, a write stream, by a key that nobody keeps: the copy is soon gone."""
    key = new_signing_key(source.random)
    write_settings(session, {SIGNING_KEY: key.public_key().public_bytes_raw().hex()})
    change_lane(session, source, "")


def _upgrade(version: int, writer: Engine, rules: Callable[[Session], Rules], progress: Progress) -> None:
    with writer.begin() as connection:
        if version < SCHEMA:
            _migrate(connection)
        with Session(connection) as session, session.begin():
            if version < FIRST_SEALED:
                take_earlier_streams(session)
            show_anew(session, rules, progress)
        if version < SCHEMA:
            _mark(connection)


def show_anew(session: Session, rules: Callable[[Session], Rules], progress: Progress = silent) -> None:
    """Make everything that is shown anew from the log."""
    # The rules may be read from tables that are empty until they are projected: once more then.
    rebuild_tables(session, rules(session), progress)
    derive_everything_again(session, rules(session))
    note_shown_whole(session)


def _migrate(connection: Connection) -> None:
    from desktop_app.store.migrations.upgrade import migrate  # noqa: PLC0415 (Alembic takes long to load)

    migrate(connection)


def _mark(connection: Connection) -> None:
    from desktop_app.store.migrations.upgrade import mark  # noqa: PLC0415 (Alembic takes long to load)

    mark(connection)
