"""Numbering the log as its entries came: what was brought back stands before the entries that name it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from desktop_app.store.log.write_stream import left_streams
from desktop_app.store.proof.own_stream import own_stream_of
from desktop_app.store.proof.wanted import read_log

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.store.proof.wanted import LogState, Row


def last_given(session: Session) -> int:
    """Return the last number that SQLite says it gave to an entry."""
    given = session.connection().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'revision'").scalar()
    return given if isinstance(given, int) else 0


def number_anew(session: Session, brought_back: Collection[str], given: int) -> None:
    """Number the log without gaps; where entries are still missing, their numbers stay free and tell of it.

    `given` is the last number that was given before any came back. The log's guards must be lifted.
    """
    connection = session.connection()
    state = read_log(session)
    order = _own_in_their_order(_in_order(state, brought_back), _own_chains(session, state))
    old = sorted(row.number for row in order if row.id not in brought_back)
    last = max(given, old[-1] if old else 0)
    numbers = list(range(1, len(order) + 1)) if len(order) >= last else _with_gaps(order, old, last, brought_back)
    changed = [(-number, row.number) for number, row in zip(numbers, order, strict=True) if number != row.number]
    if changed:
        # First out of the way: another row still stands at the number.
        connection.exec_driver_sql("UPDATE revision SET number = ? WHERE number = ?", changed)
        connection.exec_driver_sql("UPDATE revision SET number = -number WHERE number < 0")
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    connection.exec_driver_sql(
        "INSERT INTO sqlite_sequence (name, seq) VALUES ('revision', ?)", (max(last, len(order)),)
    )


def _in_order(state: LogState, brought_back: Collection[str]) -> list[Row]:
    """Sort the rows by their numbers, those brought back right before the first that names them."""
    key = {row.id: (row.number, 1, 0) for row in state.rows.values() if row.id not in brought_back}
    back = [row for row in state.rows.values() if row.id in brought_back]
    behind = (len(state.rows) + max(state.rows, default=0), 1, 0)
    named_by: dict[str, list[str]] = {}
    for row in state.rows.values():
        if row.revision is not None:
            for named in {row.revision.prev, *row.revision.par} - {None}:
                named_by.setdefault(str(named), []).append(row.id)
    # From the end of each stream: who names an entry has its place by then.
    for row in sorted(back, key=_place, reverse=True):
        first = min((key[one] for one in named_by.get(row.id, []) if one in key), default=behind)
        key[row.id] = (first[0], 0, _place(row)[1])
    return sorted(state.rows.values(), key=lambda row: key[row.id])


def _place(row: Row) -> tuple[str, int]:
    return (row.revision.lane, row.revision.seq) if row.revision is not None else ("", 0)


def _own_chains(session: Session, state: LogState) -> list[list[Row]]:
    """Return what this installation wrote, each stream from its first entry to the last."""
    chains = []
    for tip in (own_stream_of(session).tip, *(left.tip for left in left_streams(session).values())):
        chain: list[Row] = []
        place: str | None = tip
        while place in state.held:
            row = state.rows[state.held[place]]
            chain.append(row)
            place = row.revision.prev if row.revision is not None else None
        chains.append(chain[::-1])
    return chains


def _own_in_their_order(order: Sequence[Row], chains: Sequence[Sequence[Row]]) -> list[Row]:
    """Let the entries of each own stream stand in its order, at the places where they stand together."""
    sorted_rows = list(order)
    place = {row.number: at for at, row in enumerate(sorted_rows)}
    for chain in chains:
        places = sorted(place[row.number] for row in chain)
        for at, row in zip(places, chain, strict=True):
            sorted_rows[at] = row
            place[row.number] = at
    return sorted_rows


def _with_gaps(order: Sequence[Row], old: Sequence[int], last: int, brought_back: Collection[str]) -> list[int]:
    """Return ascending numbers for the rows: those there were, and of the free ones as many as came back."""
    free = sorted(set(range(1, last + 1)) - set(old))
    taken: list[int] = []
    following = last + 1
    for row in reversed(order):
        if row.id not in brought_back:
            following = row.number
        elif free:
            at = max(bisect_left(free, following) - 1, 0)
            taken.append(free.pop(at))
            following = min(following, taken[-1])
    return sorted([*old, *taken])
