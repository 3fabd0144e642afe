"""The log as the list that other PCs witness: every entry in the order it came into this file, each as a leaf.

The list is the log itself and nothing beside it, so whatever is cut out of the log is missing from the list as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from desktop_app.model.log_mark import LogMark
from desktop_app.model.merkle_tree import MerkleTree
from desktop_app.model.spoken_code import spoken_code
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.witness_tables import LIST_ORIGIN

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NAME = re.compile(r"[0-9a-f]{32}")
_LEAVES = "SELECT lane || ' ' || seq || ' ' || id FROM revision ORDER BY number"


def leaf(lane: str, seq: int, identity: str) -> bytes:
    """Return an entry as it stands in the list: its write stream, its number there, and its id."""
    return f"{lane} {seq} {identity}".encode()


def entry_tree(session: Session) -> MerkleTree:
    """Return the hash tree over the whole list; a second for some hundred thousand entries."""
    rows = session.connection().exec_driver_sql(_LEAVES)
    return MerkleTree(text.encode() for (text,) in rows)


def log_mark(session: Session) -> LogMark:
    """Return how far the log is now."""
    tree = entry_tree(session)
    return LogMark(tree.size, spoken_code(tree.root()))


def place_in_list(session: Session, number: int) -> int:
    """Return the place (from 0) of the entry with that number of the log."""
    query = select(func.count()).select_from(REVISION).where(REVISION.c.number < number)
    return session.scalar(query) or 0


def continue_list(session: Session, name: str, old: str, at: int, why: str) -> None:
    """Keep that the list goes on under the name of a new write stream, from all that the old one held by now.

    Of a file whose old name isn't one nothing is kept: it can't be told to anybody.
    """
    if not _NAME.fullmatch(old):
        return
    tree = entry_tree(session)
    row = {"list": name, "continues": old, "size": tree.size, "root": tree.root().hex(), "at": at, "why": why}
    session.execute(insert(LIST_ORIGIN).values(row))
