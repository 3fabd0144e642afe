"""Connections to the SQLite file: the same recent SQLite everywhere, with or without a password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Clerks copy the file by hand, so it must always be one file (no write-ahead log), safe on a power cut.
_EVERYWHERE = ("PRAGMA trusted_schema=OFF", "PRAGMA busy_timeout=10000", "PRAGMA cache_size=-32000")
_WRITING = (
    "PRAGMA journal_mode=DELETE",
    # FULL would not do: only EXTRA also makes the removal of the journal last through a power cut.
    "PRAGMA synchronous=EXTRA",
    # Erased personal values must not stay readable in free pages.
    "PRAGMA secure_delete=ON",
    # A change larger than the page cache would otherwise lock every reader out from that moment until its end.
    "PRAGMA cache_spill=OFF",
    *_EVERYWHERE,
)
_READING = (*_EVERYWHERE, "PRAGMA query_only=ON")

DatabaseError = driver.DatabaseError
"""What the driver raises where the file isn't a readable database."""


def driver_version() -> str:
    """Return the version of SQLite inside the driver."""
    return str(driver.sqlite_version)


def connector(path: Path, password: str, *, writes: bool) -> Callable[[], Any]:
    """Return a function that opens one connection; a reading one is refused every change by SQLite itself."""

    def connect() -> Any:  # noqa: ANN401 (the driver has no types)
        mode = "rw" if writes else "ro"
        # The driver begins no transaction by itself: ours do so. The pool lends a connection to one thread at a time.
        connection = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        if password:
            # A PRAGMA takes no parameters, and the key must come before anything is read.
            quoted = password.replace("'", "''")
            connection.execute(f"PRAGMA key='{quoted}'")
        try:
            for pragma in _WRITING if writes else _READING:
                connection.execute(pragma)
        except UnicodeDecodeError as error:
            # SQLite quotes what it can't understand of a damaged schema, and the driver can't read that.
            connection.close()
            raise DatabaseError(str(error)) from error
        return connection

    return connect


def engine(path: Path, password: str, *, writes: bool) -> Engine:
    """Return an engine for reading, or the one that writes; transactions begin explicitly."""
    made = engine_over(connector(path, password, writes=writes))
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def engine_over(connect: Callable[[], Any]) -> Engine:
    """Return an engine over connections that are opened by somebody else's means."""
    # Values never stand in an error's text: it may be copied out of the crash window.
    return create_engine(
        "sqlite://",
        creator=connect,
        module=driver,
        hide_parameters=True,
        # The address names no file, which SQLAlchemy takes for memory: one connection a thread, never closed elsewhere.
        poolclass=QueuePool,
    )
