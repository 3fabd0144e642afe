"""The check code of a data file's state: eight characters that two people can compare on the telephone.

A record's digest is made of its heads: each is a hash over its revision and, through the parents named in it, over all
that came before, so equal heads show equal fields and equal differences, in any version of the program. Personal
values take no part, so a file for statistics has the same code.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.store.log.portions import portions
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE, REVISION
from desktop_app.store.log.unread_values import IS_DIFFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

_BYTES = 16
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


def state_code(session: Session) -> str:
    """Return the check code: equal where two files show the same, whatever the order in which that came."""
    total = sum(int.from_bytes(digest) for _record, digest in record_digests(session)) % 2 ** (8 * _BYTES)
    return code_of(total)


def code_of(total: int) -> str:
    """Return the eight characters for a sum of digests; none of them looks like another."""
    bits = int.from_bytes(hashlib.sha256(total.to_bytes(_BYTES)).digest())
    return "".join(_LETTERS[(bits >> 5 * place) % len(_LETTERS)] for place in range(_LENGTH))


def record_digests(session: Session) -> Iterator[tuple[str, bytes]]:
    """Yield every record with the digest of what it shows: its heads, what waits, its differences."""
    states = list(session.execute(select(RECORD_STATE).order_by(RECORD_STATE.c.record)))
    for some in portions(states):
        waiting = _entries(session, [state.record for state in some if state.waiting])
        differing = _differences(session, [state.record for state in some if state.differences])
        for state in some:
            parts = (state.record, state.kind, state.heads, str(int(state.deleted)), str(int(state.erased)))
            rest = (*waiting.get(state.record, ()), *differing.get(state.record, ()))
            yield state.record, hashlib.sha256("\n".join((*parts, *rest)).encode()).digest()[:_BYTES]


def _entries(session: Session, records: list[str]) -> dict[str, list[str]]:
    query = select(REVISION.c.record, REVISION.c.id).where(REVISION.c.record.in_(records)).order_by(REVISION.c.id)
    return _grouped((row.record, row.id) for row in session.execute(query))


def _differences(session: Session, records: list[str]) -> dict[str, list[str]]:
    column = DIFFERENCE.c
    query = select(DIFFERENCE).where(column.record.in_(records), IS_DIFFERENCE).order_by(column.key, column.revision)
    return _grouped((row.record, f"{row.key} {row.revision} {row.value}") for row in session.execute(query))


def _grouped(rows: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record, word in rows:
        found.setdefault(record, []).append(word)
    return found
