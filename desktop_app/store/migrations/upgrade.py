"""Bringing a data file to this program's schema; loaded only when that is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from desktop_app.store.log.tables import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Engine

HERE = Path(__file__).parent


def configuration() -> Config:
    """Return Alembic's configuration without any file."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(writer: Engine) -> None:
    """Run the migrations a file still lacks in one transaction, then mark the file with our id and schema."""
    with writer.begin() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
