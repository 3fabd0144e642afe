"""What other PCs say they have seen of this PC's list: kept for proofs, and how a PC learns that it was put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from desktop_app.store.log.witness_tables import CONFIRMED_HEAD
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.witness.own_list import is_held, own_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Source
    from desktop_app.model.merkle_tree import MerkleTree
    from desktop_app.store.witness.statements import Confirmed, Head
    from desktop_app.store.witness.witnessed import Witnessed


def take_confirmations(
    session: Session, source: Source, tree: MerkleTree, who: Witnessed, confirmed: Sequence[Confirmed], why: str
) -> list[Head]:
    """Keep what another PC has seen of this one's lists; returns what of it this PC said once and doesn't hold.

    All signatures are verified by now, so what isn't held was really said: the whole PC was put back, or its log cut.
    It goes on in a new write stream then, whose list names the old one; `why` says so. `tree` is over this PC's list,
    now or shortly before.
    """
    lists = own_lists(session)
    ours = sorted((one for one in confirmed if one.head.list in lists), key=lambda one: one.head.size)
    for one in ours:
        if is_held(tree, one.head):
            _keep(session, who, one)
    # Of a list before this one it is known already.
    missing = [one.head for one in ours if one.head.list == lists[0] and not is_held(tree, one.head)]
    if missing:
        change_lane(session, source, why)
    return missing


def _keep(session: Session, who: Witnessed, one: Confirmed) -> None:
    row = {
        "witness": who.signing_key,
        "signing_key": one.signing_key,
        "list": one.head.list,
        "size": one.head.size,
        "root": one.head.root,
        "at": one.at,
        "signature": one.signature,
        "role": who.role,
        "unit": who.unit,
        "unit_name": who.unit_name,
    }
    session.execute(insert(CONFIRMED_HEAD).values(row))
