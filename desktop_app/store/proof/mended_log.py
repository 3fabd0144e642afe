"""Writing into the log what belongs there: the one place that lifts the log's guards, and sets them again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.store.log.personal import ask_for
from desktop_app.store.log.tables import LOG_GUARDS
from desktop_app.store.proof.numbered_anew import last_given, number_anew

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.proof.brought_back import Candidate, Plan
    from desktop_app.store.proof.wanted import LogState

_PUT = "UPDATE revision SET id = ?, record = ?, operation = ?, lane = ?, seq = ?, body = ? WHERE number = ?"
_LABEL = "UPDATE revision SET id = ?, record = ?, operation = ?, lane = ?, seq = ? WHERE number = ?"
_ADD = "INSERT INTO revision (id, record, operation, lane, seq, body) VALUES (?, ?, ?, ?, ?, ?)"


@contextmanager
def guards_lifted(session: Session) -> Iterator[None]:
    """Let the log be changed for the length of a `with` block, which ends with the guards as they should be."""
    connection = session.connection()
    for guard in LOG_GUARDS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {_name_of(guard)}")
    yield
    for guard in LOG_GUARDS:
        connection.exec_driver_sql(guard)


def mend_log(session: Session, state: LogState, plan: Plan) -> None:
    """Put the entries of a plan where they belong, and number the log anew where none of it is missing any more."""
    connection = session.connection()
    given = last_given(session)
    with guards_lifted(session):
        for number in plan.relabelled:
            # Two rows may each stand under the other's id.
            connection.exec_driver_sql("UPDATE revision SET id = 'row ' || number WHERE number = ?", (number,))
        for number in plan.relabelled:
            row = state.rows[number]
            if row.revision is not None:
                one = row.revision
                connection.exec_driver_sql(_LABEL, (row.hash, one.rec, one.op, one.lane, one.seq, number))
        for number in plan.unreadable:
            connection.exec_driver_sql("DELETE FROM revision WHERE number = ?", (number,))
        for number, candidate in plan.replaced.items():
            connection.exec_driver_sql(_PUT, (*_columns(candidate), number))
        for candidate in plan.added:
            connection.exec_driver_sql(_ADD, _columns(candidate))
        number_anew(session, {one.id for one in plan.added}, given)
    for candidate in (*plan.replaced.values(), *plan.added):
        revision = candidate.revision
        ask_for(session, [(revision.rec, key, promise) for key, promise in revision.p.items() if promise])


def _columns(candidate: Candidate) -> tuple[str, str, str, str, int, bytes]:
    one = candidate.revision
    return candidate.id, one.rec, one.op, one.lane, one.seq, candidate.body


def _name_of(guard: str) -> str:
    return guard.split()[2]
