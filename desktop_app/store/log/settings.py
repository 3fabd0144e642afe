"""The settings kept inside a data file: who works with it here, and the write stream of this installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.ledger import Profile
from desktop_app.store.log.revision import LONGEST_WORD, Count
from desktop_app.store.log.tables import SETTING
from desktop_app.unreadable import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

NUMBERS = "numbers"
"""The setting with the highest numbers given out before the file was restored or copied, as JSON by pattern."""

_ALL = select(SETTING.c.name, SETTING.c.value)

# As the driver takes it: every save writes settings, and building the statement took longer than carrying it out.
_KEEP = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"

PROFILE = ("organisation_id", "unit_id", "role", "person")


def read_settings(session: Session) -> dict[str, str]:
    """Return every setting by name; what isn't text was written by somebody else."""
    rows = session.connection().execute(_ALL)
    return {name: value for name, value in rows if isinstance(name, str) and isinstance(value, str)}


def write_settings(session: Session, settings: Mapping[str, str]) -> None:
    """Keep the settings given; others stay."""
    if settings:
        session.connection().exec_driver_sql(_KEEP, list(settings.items()))


def read_profile(session: Session) -> Profile:
    """Return who works with this file here."""
    return profile_in(read_settings(session))


def profile_in(settings: Mapping[str, str]) -> Profile:
    """Return who works with a file by its settings; never more of a word than an entry of the log may hold."""
    return Profile(**{name: settings.get(name, "")[:LONGEST_WORD] for name in PROFILE})


def remembered_numbers(session: Session) -> dict[str, int]:
    """Return the highest numbers given out before this file went back in time, by pattern; none where it is garbled."""
    return decoded(read_settings(session).get(NUMBERS, ""), dict[str, Count]) or {}
