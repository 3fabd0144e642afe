"""What is known of a record besides its fields; asked for at every step, so the statement is built once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.orm import Session

_STATE = select(RECORD_STATE).where(RECORD_STATE.c.record == bindparam("record"))


def state_of(session: Session, record: str) -> Row[Any] | None:
    """Return the state of a record (number, kind, heads, deleted, differences, waiting), or None if it is unknown."""
    return session.connection().execute(_STATE, {"record": record}).first()


def is_alive(session: Session, kind_name: str, record: str) -> bool:
    """Tell whether a record of that kind exists and isn't deleted."""
    state = state_of(session, record)
    return state is not None and state.kind == kind_name and not state.deleted


def heads_of(session: Session, record: str) -> tuple[str, ...]:
    """Return the entries that the next one of a record comes after: all that a person sees in it."""
    state = state_of(session, record)
    return tuple(state.heads.split()) if state else ()
