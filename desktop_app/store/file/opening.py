"""Opening and closing a data file, for a keeper who says how its rules are read and who guards its changes."""

from __future__ import annotations

from contextlib import ExitStack
from threading import RLock
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop_app.ledger import Identity, InForce, Ledger, Source
from desktop_app.progress import silent
from desktop_app.store.file.check import (
    check_header,
    check_identity,
    check_neighbours,
    check_place,
    damaged,
    is_plain,
    may_be_written,
    real_place,
    was_interrupted,
    wrong_password,
)
from desktop_app.store.file.connection import DatabaseError, connector, engine
from desktop_app.store.file.foreign_parts import refuse_foreign
from desktop_app.store.file.identity import is_being_made, look, recognise
from desktop_app.store.file.lock import Lock, acquire
from desktop_app.store.file.looked_at import LookedAt
from desktop_app.store.file.upgrading import bring_up_to_date, is_shown_whole, upgraded_copy
from desktop_app.store.log.as_left import seen
from desktop_app.store.log.notices import Notices
from desktop_app.store.log.settings import read_profile
from desktop_app.store.log.tables import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from desktop_app.ledger import Keeper
    from desktop_app.progress import Progress


class _OutOfDateError(Exception):
    """The file has to be brought up to date before it can be looked at."""


def open_file(
    path: Path,
    keeper: Keeper,
    *,
    password: str = "",
    read_only: bool = False,
    source: Source | None = None,
    progress: Progress = silent,
) -> Ledger:
    """Open a data file; raises `UserError` in plain words where it can't be worked with.

    One of an earlier version is brought up to date; for looking only, a copy of it is, and the file stays as it is.
    """
    check_place(path, writes=not read_only)
    path = real_place(path)
    # Before the first look inside: a save in another window changes the very bytes that are checked.
    lock = None if read_only else acquire(path)
    try:
        check_neighbours(path)
        password = "" if is_plain(path) else password
        check_header(path, password=password)
        return _connect(path, keeper, password, lock, source or Source(), LookedAt(), progress)
    except _OutOfDateError:
        return _open_upgraded_copy(path, keeper, password, source or Source(), progress)
    except (DBAPIError, DatabaseError) as error:
        _let_go(lock)
        raise (wrong_password(path) if password else damaged(path)) from error
    except BaseException:
        _let_go(lock)
        raise


def _open_upgraded_copy(path: Path, keeper: Keeper, password: str, source: Source, progress: Progress) -> Ledger:
    """Open an upgraded copy of an older file for looking: the file itself stays as it is, the copy goes when closed."""
    copies = LookedAt()
    try:
        copy = upgraded_copy(path, copies.free_place(path.name), keeper, password, source, progress)
        return _connect(copy, keeper, password, None, source, copies, progress)
    except BaseException:
        copies.remove()
        raise


def _connect(
    path: Path,
    keeper: Keeper,
    password: str,
    lock: Lock | None,
    source: Source,
    copies: LookedAt,
    progress: Progress,
) -> Ledger:
    with ExitStack() as engines:
        reader = engine(path, password, writes=False)
        engines.callback(reader.dispose)
        writer = engine(path, password, writes=True)
        engines.callback(writer.dispose)
        if was_interrupted(path):
            _recover(writer)
            check_header(path, password=password)
        version = _version_due(path, reader, writes=lock is not None)
        if version is not None:
            bring_up_to_date(path, version, writer, keeper.rules, progress)
        identity = _recognised(reader, source) if lock is None else _recognised(writer, source, writes=True)
        with Session(reader) as session:
            profile = read_profile(session)
            in_force = InForce(keeper.rules(session), keeper.codes(session))
            left = None if lock is None else seen(session, path)
        engines.pop_all()

    def connect(other: Path) -> Any:  # noqa: ANN401 (the driver has no types)
        return connector(other, password, writes=False)()

    return Ledger(
        *(path, profile, keeper, in_force, Notices(), source, reader, writer, RLock(), connect, lock, identity, left),
        looked_at=copies,
    )


def _recognised(engine: Engine, source: Source, *, writes: bool = False) -> Identity:
    with Session(engine) as session, session.begin():
        return recognise(session, source) if writes else look(session)


def _recover(writer: Engine) -> None:
    """Take back what the program was writing when it was killed; a connection that only reads may not."""
    with writer.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")


def _version_due(path: Path, reader: Engine, *, writes: bool) -> int | None:
    """Check what the file says of itself from inside (an encrypted one has no readable header).

    Returns its schema where it has to be brought up to date, else None. Raises `_OutOfDateError` where that is due and
    the file was opened for looking only.
    """
    with Session(reader) as session:
        application = int(session.connection().exec_driver_sql("PRAGMA application_id").scalar_one())
        version = int(session.connection().exec_driver_sql("PRAGMA user_version").scalar_one())
        check_identity(path, application, version)
        refuse_foreign(path, version, lambda query: session.connection().exec_driver_sql(query).all())
        # Where nobody may write, what an earlier version made of this very schema is looked at as it is.
        due = version < SCHEMA or not (is_shown_whole(session) or is_being_made(session) or not may_be_written(path))
    if due and not writes:
        raise _OutOfDateError
    return version if due else None


def close_file(ledger: Ledger) -> None:
    """Close the file and give it free for other windows."""
    ledger.looked_at.remove()
    ledger.reader.dispose()
    ledger.writer.dispose()
    _let_go(ledger.lock)


def _let_go(lock: Lock | None) -> None:
    if lock is not None:
        lock.release()
