"""What a file says of its sender's log to its receiver, signed; and whether the log is what was said of it before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.log.entry_list import entry_tree
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.known_pcs import known_pcs, receivers
from desktop_app.store.witness.own_list import Recipient, denied_heads, ladder, origins, own_head
from desktop_app.store.witness.statements import Confirmed, Statement, confirmation_text
from desktop_app.store.witness.witnessed import tips_to_confirm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.header import Receiver
    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.ledger import Ledger
    from desktop_app.model.merkle_tree import MerkleTree


@dataclass(frozen=True, slots=True)
class OwnLog:
    """This PC's log as it stands before a file is written, and what to tell whoever writes it."""

    tree: MerkleTree
    warnings: tuple[str, ...] = ()


def own_log(ledger: Ledger) -> OwnLog:
    """Return the log's tree, with a warning where it isn't what was said of it before.

    Such a file isn't held back: those who witnessed the log are told by it, and still hold what is lacking here.
    """
    with reading(ledger) as session:
        tree = entry_tree(session)
        denied = denied_heads(session, tree)
    if not denied:
        return OwnLog(tree)
    said = _(
        "本台账的登记日志与以前送出的不一致：前 {size} 条里有登记被删掉或改动。"
        "请用“自检”核对，再从备份或对方的文件找回。"
    )
    return OwnLog(tree, (said.format(size=min(head.size for head in denied)),))


def recipient_of(receiver: Receiver) -> Recipient:
    """Return for whom something in a file is said."""
    return Recipient(receiver.role, receiver.unit)


def statement_for(session: Session, keys: Keys, log: OwnLog, receiver: Receiver, at: int) -> Statement:
    """Return what a file says to its receiver; `at` is the moment in milliseconds."""
    to = recipient_of(receiver)
    pcs = receivers(session, to.role, to.unit) if to.role else known_pcs(session)
    head = own_head(session, log.tree)
    return Statement(
        head=head,
        signature=keys.signing.sign(head.text),
        origins=origins(session),
        ladder=ladder(session, log.tree, to, [pc.signing_key for pc in pcs]),
        confirmed=[
            Confirmed(
                signing_key=seen.signing_key,
                head=seen.head,
                head_signature=seen.signature,
                at=at,
                signature=keys.signing.sign(confirmation_text(seen.signing_key, seen.head, at)),
            )
            for seen in tips_to_confirm(session, to)
        ],
    )
