"""Bringing the tables of a data file to this program's schema; loaded only when that is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as driver

from desktop_app.store.log.tables import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

HERE = Path(__file__).parent


def configuration() -> Config:
    """Return Alembic's configuration without any file."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the migrations a file still lacks, inside the transaction that is under way."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def every_schema() -> Iterator[Connection]:
    """Yield a connection to an empty file as each of the migrations leaves it."""
    empty = create_engine("sqlite://", creator=lambda: driver.connect(":memory:"), module=driver, poolclass=StaticPool)
    with empty.begin() as connection:
        for version in range(1, SCHEMA + 1):
            migrate(connection, f"{version:04}")
            yield connection
    empty.dispose()


def mark(connection: Connection) -> None:
    """Mark the file with our id and schema: the last thing of an upgrade, in the same transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def upgrade(writer: Engine) -> None:
    """Make the tables of an empty file, in one transaction."""
    with writer.begin() as connection:
        migrate(connection)
        mark(connection)
