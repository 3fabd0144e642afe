"""Opening and closing a data file, for a keeper who says how its rules are read and who guards its changes."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop_app.ledger import Identity, InForce, Ledger, Source
from desktop_app.store.file.backup import keep_before_upgrade
from desktop_app.store.file.check import check_header, check_identity, check_place, damaged, is_older, was_interrupted
from desktop_app.store.file.connection import DatabaseError, connector, engine
from desktop_app.store.file.identity import look, recognise
from desktop_app.store.file.lock import acquire, release
from desktop_app.store.log.derivation import derive_everything_again
from desktop_app.store.log.notices import Notices
from desktop_app.store.log.rebuild import rebuild_tables
from desktop_app.store.log.settings import read_profile
from desktop_app.store.log.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from filelock import FileLock
    from sqlalchemy import Engine

    from desktop_app.ledger import Keeper
    from desktop_app.model.law.rules import Rules


def open_file(
    path: Path, keeper: Keeper, *, password: str = "", read_only: bool = False, source: Source | None = None
) -> Ledger:
    """Open a data file; raises `UserError` in plain words where it can't be worked with."""
    check_place(path, writes=not read_only)
    if read_only and is_older(path):
        # Looking needs today's tables too: upgrade once, under the lock, as a window would.
        close_file(open_file(path, keeper, password=password))
    # Before the first look inside: a save in another window changes the very bytes that are checked.
    lock = None if read_only else acquire(path)
    try:
        check_header(path, password=password)
        return _connect(path, keeper, password, lock, source or Source())
    except (DBAPIError, DatabaseError) as error:
        _let_go(lock)
        raise damaged(path) from error
    except BaseException:
        _let_go(lock)
        raise


def _connect(path: Path, keeper: Keeper, password: str, lock: FileLock | None, source: Source) -> Ledger:
    reader = engine(path, password, writes=False)
    writer = engine(path, password, writes=True)
    if was_interrupted(path):
        _recover(writer)
        check_header(path, password=password)
    _bring_up_to_date(path, reader, writer, keeper.rules)
    identity = _recognised(reader, source) if lock is None else _recognised(writer, source, writes=True)
    with Session(reader) as session:
        profile = read_profile(session)
        in_force = InForce(keeper.rules(session), keeper.codes(session))

    def connect(other: Path) -> Any:  # noqa: ANN401 (the driver has no types)
        return connector(other, password, writes=False)()

    return Ledger(path, profile, keeper, in_force, Notices(), source, reader, writer, RLock(), connect, lock, identity)


def _recognised(engine: Engine, source: Source, *, writes: bool = False) -> Identity:
    with Session(engine) as session, session.begin():
        return recognise(session, source) if writes else look(session)


def _recover(writer: Engine) -> None:
    """Take back what the program was writing when it was killed; a connection that only reads may not."""
    with writer.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")


def _bring_up_to_date(path: Path, reader: Engine, writer: Engine, rules: Callable[[Session], Rules]) -> None:
    """Check what the file says of itself from inside (an encrypted one has no readable header), and migrate it."""
    with reader.connect() as connection:
        application = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    check_identity(path, application, version)
    if version < SCHEMA:
        _upgrade(path, version, writer, rules)


def _upgrade(path: Path, version: int, writer: Engine, rules: Callable[[Session], Rules]) -> None:
    """Bring an older file to this program's schema; a copy of it as it was stays in the backup folder."""
    from desktop_app.store.migrations.upgrade import upgrade  # noqa: PLC0415 (Alembic takes long to load)

    keep_before_upgrade(path, version)
    upgrade(writer)
    with Session(writer) as session, session.begin():
        # The rules may be read from tables that are empty until they are projected: once more then.
        rebuild_tables(session, rules(session))
        derive_everything_again(session, rules(session))


def close_file(ledger: Ledger) -> None:
    """Close the file and give it free for other windows."""
    ledger.reader.dispose()
    ledger.writer.dispose()
    _let_go(ledger.lock)


def _let_go(lock: FileLock | None) -> None:
    if lock is not None:
        release(lock)
