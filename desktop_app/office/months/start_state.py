"""How far the office is with its units: how many it has listed, and whether the last start file knows them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.model.kinds import Unit
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import REVISION
from desktop_app.store.merge.exchanged_files import OUT, noted_files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class StartState(NamedTuple):
    """The units besides the office's own; when the last file for all was written (milliseconds), and units since."""

    units: int
    written_at: int | None = None
    added_since: int = 0


def start_state(session: Session, own_unit: str) -> StartState:
    """Return how far the office is with its units and its start file."""
    others = list(session.scalars(select(Unit.id).where(Unit.id != own_unit)))
    # The office hands nothing in to itself by file: what went to nobody by name went to all.
    written = max((file.at for file in noted_files(session) if file.direction == OUT and not file.unit), default=None)
    since = sum(_first_entry(session, unit) > written for unit in others) if written else 0
    return StartState(len(others), written, since)


def _first_entry(session: Session, record: str) -> int:
    """Return when a record was first entered in this file, in milliseconds."""
    query = select(REVISION.c.body).where(REVISION.c.record == record).order_by(REVISION.c.number).limit(1)
    return parse(session.scalars(query).one()).at
