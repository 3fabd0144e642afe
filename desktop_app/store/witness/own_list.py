"""This PC's own list: how it stands, where it goes on from, and what of it has been said to whom."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.dialects.sqlite import insert

from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD, LIST_ORIGIN, SENT_HEAD
from desktop_app.store.witness.statements import MOST_ORIGINS, MOST_RUNGS, Head, Origin, Rung, head_in, origin_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy.orm import Session

    from desktop_app.model.merkle_tree import MerkleTree
    from desktop_app.store.witness.statements import Statement

_NEWEST_SENT = 64
_NEWEST_CONFIRMED = 8
"""How many sizes that went to one receiver, or that one PC confirmed, are proven until it confirms a later one."""


class Recipient(NamedTuple):
    """For whom something is said: a role and a unit as in a file's header; no role means everybody."""

    role: str = ""
    unit: str = ""


def own_head(session: Session, tree: MerkleTree) -> Head:
    """Return how this PC's list stands."""
    return Head(list=read_settings(session)["lane"], size=tree.size, root=tree.root().hex())


def origins(session: Session) -> list[Origin]:
    """Return where this PC's list goes on from, and so on back, the nearest first."""
    rows = {row.list: row for row in session.execute(select(LIST_ORIGIN))}
    found: list[Origin] = []
    name = read_settings(session).get("lane", "")
    while name in rows and len(found) < MOST_ORIGINS:
        origin = origin_in(rows.pop(name))
        if origin is None:
            break
        found.append(origin)
        name = origin.continues
    return found


def own_lists(session: Session) -> list[str]:
    """Return the names of this PC's list and of those it goes on from."""
    return [read_settings(session).get("lane", ""), *(origin.continues for origin in origins(session))]


def denied_heads(session: Session, tree: MerkleTree) -> list[Head]:
    """Return what was said of this PC's list and isn't true any more: its log was cut, changed or put back."""
    name = read_settings(session).get("lane", "")
    column = SENT_HEAD.c
    rows = session.execute(select(column.list, column.size, column.root).filter_by(list=name).distinct())
    return [head for row in rows if (head := head_in(row)) and not is_held(tree, head)]


def is_held(tree: MerkleTree, head: Head) -> bool:
    """Tell whether a list begins with what a head says of it."""
    return head.size <= tree.size and tree.root(head.size) == head.root_bytes


def note_sent(session: Session, head: Head, to: Recipient, at: int) -> None:
    """Keep that a file with this head went out."""
    row = {"list": head.list, "size": head.size, "root": head.root, "role": to.role, "unit": to.unit, "at": at}
    session.execute(insert(SENT_HEAD).values(row).on_conflict_do_nothing())


def knows_this_list(session: Session, statement: Statement, own_key: str) -> bool:
    """Tell whether whoever makes a statement can know what this PC remembers of it.

    A copy, or a file that was put back, remembers something else until the other side has seen its new list.
    """
    lists = own_lists(session)
    if len(lists) == 1:
        return True
    return any(one.signing_key == own_key and one.head.list == lists[0] for one in statement.confirmed)


def ladder(session: Session, tree: MerkleTree, to: Recipient, witnesses: Collection[str]) -> list[Rung]:
    """Return the proofs from every size that a receiver may remember: what it confirmed, and what went to it since.

    `witnesses` are the signing keys of its PCs.
    """
    lists = own_lists(session)
    confirmed = {witness: _confirmed_by(session, lists, witness) for witness in witnesses}
    # What went to them before the latest that each has seen is proven by then.
    floor = min((sizes[0] if sizes else 0 for sizes in confirmed.values()), default=0)
    sizes = {*_sent_to(session, lists, to, floor), *chain.from_iterable(confirmed.values())}
    proven = sorted(size for size in sizes if 0 < size <= tree.size)[-MOST_RUNGS:]
    return [Rung(size=size, proof=tree.consistency(size, tree.size)) for size in proven]


def _sent_to(session: Session, lists: Collection[str], to: Recipient, floor: int) -> Iterable[int]:
    column = SENT_HEAD.c
    query = select(column.size).where(column.list.in_(lists), column.size > floor).distinct()
    if to.role:
        # A file for everybody may be in its hands as well.
        query = query.where(or_(column.role == "", (column.role == to.role) & (column.unit == to.unit)))
    return session.scalars(query.order_by(column.size.desc()).limit(_NEWEST_SENT))


def _confirmed_by(session: Session, lists: Collection[str], witness: str) -> list[int]:
    """Return the sizes that a PC said it has seen, the latest first."""
    column = CONFIRMED_HEAD.c
    query = select(column.size).where(column.witness == witness, column.list.in_(lists))
    return list(session.scalars(query.order_by(column.number.desc()).limit(_NEWEST_CONFIRMED)))
