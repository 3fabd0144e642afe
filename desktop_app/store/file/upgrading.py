"""Bringing an older data file to this program's schema: tables, all that is shown, and the mark, or nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from desktop_app.progress import silent
from desktop_app.store.file.backup import keep_before_upgrade
from desktop_app.store.log.derivation import derive_everything_again
from desktop_app.store.log.rebuild import rebuild_tables
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import FIRST_SEALED, SCHEMA
from desktop_app.store.trust.by_hand import take_earlier_streams
from desktop_app.whole_file import keep_to_owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

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
