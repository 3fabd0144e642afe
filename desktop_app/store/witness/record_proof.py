"""A proof of one record's history that needs neither this program nor the data file to be checked.

It holds the record's entries byte for byte, the place of each in the list of all entries, the way from each to the
root, and who else has signed having seen that list at which size. `docs/proofs.md` tells how it is checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.merkle_proofs import is_included
from desktop_app.model.merkle_tree import leaf_hash
from desktop_app.model.spoken_code import spoken_code
from desktop_app.store.log.entry_list import entry_tree, leaf, place_in_list
from desktop_app.store.log.revision import DamagedRevisionError, parse, revision_id
from desktop_app.store.log.tables import KNOWN_PC, REVISION
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD
from desktop_app.store.witness.own_list import is_held, own_head
from desktop_app.store.witness.statements import Head, head_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.log_mark import LogMark
    from desktop_app.model.merkle_tree import MerkleTree

FORM = "OGI-proof-v1"
"""The form that the script in docs reads."""


class ProvenEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its exact text, its place in the list (from 0), and the hashes from it to the root, in hex."""

    body: str
    place: int
    proof: tuple[str, ...]


class ProvenWitness(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed having seen the list at a size; `signing_key` is the key of the PC whose list it was then.

    With `receiving_key`, where it is known, the witness's key gives the code that its PC prints (核对码).
    """

    unit: str
    role: str
    witness: str
    receiving_key: str
    signing_key: str
    list: str
    size: int
    root: str
    at: int
    signature: str
    proof: tuple[str, ...]


class ProvenMark(msgspec.Struct, frozen=True, kw_only=True):
    """A code that stands on paper (a receipt, a filed report), and that the list begins with what it was made of."""

    size: int
    root: str
    code: str
    proof: tuple[str, ...]


class RecordProof(msgspec.Struct, frozen=True, kw_only=True):
    """The whole proof; signed by the PC that made it where that has a key."""

    form: str = FORM
    record: str
    list: str
    size: int
    root: str
    code: str
    signing_key: str = ""
    receiving_key: str = ""
    signature: str = ""
    entries: tuple[ProvenEntry, ...]
    witnesses: tuple[ProvenWitness, ...]
    marks: tuple[ProvenMark, ...]

    @property
    def head(self) -> Head:
        """Return how the list stands that everything is proven by."""
        return Head(list=self.list, size=self.size, root=self.root)


def record_proof(session: Session, record: str, marks: Iterable[LogMark] = ()) -> RecordProof:
    """Return the proof of a record's history, unsigned.

    Raises `UserError` if there is no such record, or one of its entries isn't what it was when it was entered.
    """
    query = select(REVISION.c.number, REVISION.c.body).filter_by(record=record).order_by(REVISION.c.number)
    rows = session.execute(query).all()
    if not rows:
        raise UserError(_("没有编号为“{record}”的记录。").format(record=record), _("请在列表中打开记录查看。"))
    tree = entry_tree(session)
    head = own_head(session, tree)
    entries = [_entry(session, tree, row.number, row.body) for row in rows]
    if not all(_holds(one, tree) for one in entries):
        raise UserError(_("这条记录的登记日志被改动过，写不出证明。"), _("请用“自检”核对本台账，再从备份恢复。"))
    return RecordProof(
        record=record,
        list=head.list,
        size=head.size,
        root=head.root,
        code=spoken_code(head.root_bytes),
        entries=tuple(entries),
        witnesses=tuple(_witness(session, tree, row) for row in _confirmations(session, tree, entries[-1].place)),
        marks=tuple(_mark(tree, mark.size) for mark in marks if _bears(tree, mark)),
    )


def _entry(session: Session, tree: MerkleTree, number: int, body: bytes) -> ProvenEntry:
    place = place_in_list(session, number)
    return ProvenEntry(body=body.decode(errors="replace"), place=place, proof=_in_hex(tree.inclusion(place, tree.size)))


def _holds(entry: ProvenEntry, tree: MerkleTree) -> bool:
    """Tell whether whoever checks the proof will find the entry in the list."""
    body = entry.body.encode()
    try:
        said = parse(body)
    except DamagedRevisionError:
        return False
    there = leaf_hash(leaf(said.lane, said.seq, revision_id(body)))
    return is_included(there, entry.place, tree.size, tree.root(), [bytes.fromhex(one) for one in entry.proof])


def _confirmations(session: Session, tree: MerkleTree, last: int) -> list[Row[tuple[object, ...]]]:
    """Return of each witness the first size that holds all of the record's entries, and the latest size."""
    found: dict[tuple[str, bool], Row[tuple[object, ...]]] = {}
    for row in session.execute(select(CONFIRMED_HEAD).order_by(CONFIRMED_HEAD.c.size, CONFIRMED_HEAD.c.number)):
        head = head_in(row)
        if head is None or not is_held(tree, head):
            continue
        if row.size > last:
            found.setdefault((row.witness, True), row)
        found[row.witness, False] = row
    return list({(row.witness, row.size): row for row in found.values()}.values())


def _witness(session: Session, tree: MerkleTree, row: Row[tuple[object, ...]]) -> ProvenWitness:
    receiving_key = session.scalar(select(KNOWN_PC.c.receiving_key).filter_by(signing_key=row.witness))
    return ProvenWitness(
        unit=row.unit_name,
        role=row.role,
        witness=row.witness,
        receiving_key=receiving_key or "",
        signing_key=row.signing_key,
        list=row.list,
        size=row.size,
        root=row.root,
        at=row.at,
        signature=row.signature.hex(),
        proof=_in_hex(tree.consistency(row.size, tree.size)),
    )


def _bears(tree: MerkleTree, mark: LogMark) -> bool:
    """Tell whether a code that stands on paper was made of this list."""
    return 0 < mark.size <= tree.size and spoken_code(tree.root(mark.size)) == mark.code


def _mark(tree: MerkleTree, size: int) -> ProvenMark:
    root = tree.root(size)
    proof = _in_hex(tree.consistency(size, tree.size))
    return ProvenMark(size=size, root=root.hex(), code=spoken_code(root), proof=proof)


def _in_hex(hashes: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(one.hex() for one in hashes)
