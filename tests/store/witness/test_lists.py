"""A PC's own list and what others have seen of it: what is proven to whom, what is confirmed, and being put back."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import msgspec
import pytest
from sqlalchemy import func, insert, select, update

from desktop_app.model.log_mark import LogMark
from desktop_app.model.merkle_proofs import is_consistent
from desktop_app.model.merkle_tree import MerkleTree
from desktop_app.model.spoken_code import spoken_code
from desktop_app.store.log.entry_list import entry_tree, leaf, log_mark, place_in_list
from desktop_app.store.log.revision import Revision, encode, revision_id
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD, WITNESSED_HEAD
from desktop_app.store.witness.confirmations import take_confirmations
from desktop_app.store.witness.judging import judge
from desktop_app.store.witness.own_list import (
    Recipient,
    denied_heads,
    is_held,
    knows_this_list,
    ladder,
    note_sent,
    origins,
    own_head,
    own_lists,
)
from desktop_app.store.witness.record_proof import record_proof
from desktop_app.store.witness.statements import Confirmed, Head, Statement
from desktop_app.store.witness.witnessed import Witnessed, remember_head, remembered, tips_to_confirm
from tests.store.witness.world.pc import Pc

if TYPE_CHECKING:
    from collections.abc import Iterable

UNIT, OTHER = Recipient("unit", "1" * 32), Recipient("unit", "2" * 32)
EVERYBODY = Recipient()
WITNESS, SECOND = "b" * 64, "c" * 64
SIGNED = bytes(64)


@pytest.fixture
def pc() -> Pc:
    """Return a PC with a list of two entries."""
    return Pc("9" * 32, "a" * 64, Random(1).randbytes)


def write(pc: Pc, count: int = 1) -> Head:
    """Enter something and return how the list stands."""
    for _entry in range(count):
        pc.write()
    return own_head(pc.session, entry_tree(pc.session))


def seen(head: Head, key: str = "a" * 64) -> Confirmed:
    return Confirmed(signing_key=key, head=head, head_signature=SIGNED, at=0, signature=SIGNED)


def confirm(pc: Pc, *heads: Head, by: str = WITNESS) -> list[Head]:
    """Let another PC say what it has seen; returns what of it isn't there."""
    who = Witnessed(signing_key=by, role="unit", unit=UNIT.unit, unit_name="处", made_at=0)
    said = [seen(head) for head in heads]
    return take_confirmations(pc.session, pc.source, entry_tree(pc.session), who, said, "退回")


def false(head: Head) -> Head:
    return msgspec.structs.replace(head, root="e" * 64)


def sizes(pc: Pc, to: Recipient, witnesses: Iterable[str] = ()) -> list[int]:
    """Return from which sizes a file proves the list to its receiver; every proof must hold."""
    tree = entry_tree(pc.session)
    rungs = ladder(pc.session, tree, to, list(witnesses))
    for rung in rungs:
        assert is_consistent(rung.size, tree.size, tree.root(rung.size), tree.root(), rung.proof)
    return [rung.size for rung in rungs]


def confirmed_sizes(pc: Pc) -> list[int]:
    return list(pc.session.scalars(select(CONFIRMED_HEAD.c.size).order_by(CONFIRMED_HEAD.c.number)))


# the list / 清单


def test_the_list_is_all_entries_in_the_order_they_came_each_with_its_stream_and_number(pc: Pc) -> None:
    foreign = "0" * 32
    pc.session.execute(insert(REVISION).values(_row("5" * 64, foreign, 9)))
    pc.write()
    rows = pc.session.execute(select(REVISION.c.lane, REVISION.c.seq, REVISION.c.id).order_by(REVISION.c.number)).all()
    assert [row.lane == foreign for row in rows] == [False, False, True, False]
    tree = entry_tree(pc.session)
    assert tree.size == 4
    assert tree.root() == MerkleTree(f"{row.lane} {row.seq} {row.id}".encode() for row in rows).root()
    assert leaf(foreign, 9, "5" * 64) == f"{foreign} 9 {'5' * 64}".encode()


@pytest.mark.parametrize("changed", ["lane", "seq", "id"])
def test_another_stream_number_or_entry_is_another_list(pc: Pc, changed: str) -> None:
    before = entry_tree(pc.session).root()
    value = {"lane": "0" * 32, "seq": 77, "id": "5" * 64}[changed]
    newest = select(func.max(REVISION.c.number)).scalar_subquery()
    pc.session.execute(update(REVISION).where(REVISION.c.number == newest).values({changed: value}))
    assert entry_tree(pc.session).root() != before


def test_what_was_said_of_the_list_and_is_not_so_any_more_is_noticed_before_the_next_file(pc: Pc) -> None:
    for to in (UNIT, EVERYBODY):
        note_sent(pc.session, write(pc, 2), to, 0)
    assert denied_heads(pc.session, entry_tree(pc.session)) == []
    write(pc)
    assert denied_heads(pc.session, entry_tree(pc.session)) == []
    pc.cut(3, hide=False)
    assert [head.size for head in denied_heads(pc.session, entry_tree(pc.session))] == [4, 6]
    pc.write()
    assert len(denied_heads(pc.session, entry_tree(pc.session))) == 2


def test_a_head_is_held_by_a_list_that_begins_with_it(pc: Pc) -> None:
    head = write(pc)
    assert is_held(entry_tree(pc.session), head)
    write(pc)
    assert is_held(entry_tree(pc.session), head)
    assert not is_held(entry_tree(pc.session), false(head))
    assert not is_held(entry_tree(pc.session), msgspec.structs.replace(head, size=99))


# proofs of consistency / 一致性证明


def test_a_receiver_gets_proofs_from_all_that_went_to_it_or_to_everybody_and_nothing_elses(pc: Pc) -> None:
    note_sent(pc.session, write(pc), UNIT, 0)
    note_sent(pc.session, write(pc), EVERYBODY, 0)
    note_sent(pc.session, write(pc), OTHER, 0)
    write(pc)
    assert sizes(pc, UNIT) == [3, 4]
    assert sizes(pc, OTHER) == [4, 5]
    assert sizes(pc, EVERYBODY) == [3, 4, 5]


def test_what_went_out_before_all_witnesses_saw_a_later_one_is_proven_no_more(pc: Pc) -> None:
    heads = [write(pc) for _file in range(4)]
    for head in heads:
        note_sent(pc.session, head, UNIT, 0)
    write(pc)
    assert confirm(pc, heads[2]) == []
    assert sizes(pc, UNIT, [WITNESS]) == [5, 6]
    assert sizes(pc, UNIT, [WITNESS, SECOND]) == [3, 4, 5, 6]
    assert confirm(pc, heads[1], by=SECOND) == []
    assert sizes(pc, UNIT, [WITNESS, SECOND]) == [4, 5, 6]


def test_what_another_pc_says_it_has_seen_is_proven_to_it_though_it_never_went_there(pc: Pc) -> None:
    head = write(pc)
    write(pc)
    assert sizes(pc, UNIT, [WITNESS]) == []
    confirm(pc, head)
    assert sizes(pc, UNIT, [WITNESS]) == [3]
    assert sizes(pc, UNIT, [SECOND]) == []


def test_a_list_begun_anew_proves_what_was_seen_of_the_one_before(pc: Pc) -> None:
    head = write(pc)
    note_sent(pc.session, head, UNIT, 0)
    pc.renew("恢复")
    write(pc)
    assert sizes(pc, UNIT) == [3]


# confirmations / 见证


def test_what_others_have_seen_and_is_held_here_is_kept_and_nothing_else(pc: Pc) -> None:
    first, second = write(pc), write(pc)
    confirm(pc, first)
    assert confirmed_sizes(pc) == [3]
    assert confirm(pc, second, false(first)) == [false(first)]
    assert confirmed_sizes(pc) == [3, 4]
    foreign = msgspec.structs.replace(second, list="0" * 32)
    assert confirm(pc, foreign) == []
    assert confirmed_sizes(pc) == [3, 4]


def statement(head: Head, *confirmed: Confirmed, proofs_of: MerkleTree | None = None, old: int = 0) -> Statement:
    rungs = []
    if proofs_of is not None:
        rungs = [{"size": old, "proof": proofs_of.consistency(old, head.size)}]
    plain = {"head": head, "signature": SIGNED, "ladder": rungs, "confirmed": list(confirmed)}
    return msgspec.convert(msgspec.to_builtins(plain, builtin_types=(bytes,)), Statement)


def hear(pc: Pc, said: Statement, unit: str = UNIT.unit, role: str = "unit", at: int = 0) -> None:
    """Remember what another PC says of its list."""
    who = Witnessed(signing_key=WITNESS, role=role, unit=unit, unit_name="处", made_at=at)
    remember_head(pc.session, who, said, judge(WITNESS, said, remembered(pc.session, WITNESS, said)))


def test_every_head_that_no_later_one_is_proven_to_begin_with_is_confirmed_to_its_pc(pc: Pc) -> None:
    there = Pc("8" * 32, WITNESS, Random(2).randbytes)
    first = write(there)
    hear(pc, statement(first))
    assert [one.head.size for one in tips_to_confirm(pc.session, UNIT)] == [3]
    assert tips_to_confirm(pc.session, OTHER) == []
    assert len(tips_to_confirm(pc.session, EVERYBODY)) == 1
    assert tips_to_confirm(pc.session, Recipient("office")) == []
    second = write(there)
    hear(pc, statement(second, proofs_of=entry_tree(there.session), old=3))
    assert [one.head.size for one in tips_to_confirm(pc.session, UNIT)] == [4]
    hear(pc, statement(write(there)))
    assert sorted(one.head.size for one in tips_to_confirm(pc.session, UNIT)) == [4, 5]


def test_proofs_for_files_that_are_still_on_their_way_are_kept(pc: Pc) -> None:
    there = Pc("8" * 32, WITNESS, Random(2).randbytes)
    late, newer = write(there), write(there)
    hear(pc, statement(newer, proofs_of=entry_tree(there.session), old=3))
    (known,) = remembered(pc.session, WITNESS, statement(late))
    assert list(known.ladder) == [3]
    hear(pc, statement(late))
    rows = pc.session.execute(select(WITNESSED_HEAD.c.size, WITNESSED_HEAD.c.tip).order_by("size")).all()
    assert [(row.size, row.tip) for row in rows] == [(3, False), (4, True)]


# lists begun anew / 另起一段


def test_a_list_begun_anew_names_the_ones_before_it_and_how_they_stood(pc: Pc) -> None:
    first, names = write(pc), [pc.name]
    pc.renew("恢复")
    second = write(pc)
    names.append(pc.name)
    pc.renew("又恢复")
    found = origins(pc.session)
    assert [one.continues for one in found] == names[::-1]
    assert [(one.size, one.root) for one in found] == [(second.size, second.root), (first.size, first.root)]
    assert own_lists(pc.session) == [pc.name, *names[::-1]]


def test_who_can_not_know_of_a_list_begun_anew_owes_no_proof_of_it(pc: Pc) -> None:
    before = write(pc)
    assert knows_this_list(pc.session, statement(before), pc.key)
    pc.renew("恢复")
    now = write(pc)
    assert not knows_this_list(pc.session, statement(before), pc.key)
    assert not knows_this_list(pc.session, statement(before, seen(before)), pc.key)
    assert not knows_this_list(pc.session, statement(before, seen(now, SECOND)), pc.key)
    assert knows_this_list(pc.session, statement(before, seen(before), seen(now)), pc.key)


def test_a_pc_that_lacks_what_others_have_seen_goes_on_in_a_new_list_and_says_so(pc: Pc) -> None:
    head, name = write(pc, 3), pc.name
    pc.cut(1, hide=True)
    assert confirm(pc, head) == [head]
    assert pc.name != name
    assert own_lists(pc.session) == [pc.name, name]
    now = pc.name
    assert confirm(pc, head) == []  # it is known by now
    assert pc.name == now


def test_a_pc_that_holds_what_others_have_seen_stays_in_its_list(pc: Pc) -> None:
    name = pc.name
    assert confirm(pc, write(pc)) == []
    write(pc)
    assert pc.name == name


# codes on paper and proofs of a record / 回执上的见证码，记录的证明


def _row(identity: str, lane: str, seq: int, body: bytes = b"", record: str = "0" * 32) -> dict[str, object]:
    return {"id": identity, "record": record, "operation": "0" * 32, "lane": lane, "seq": seq, "body": body}


def enter(pc: Pc, record: str) -> int:
    """Enter a revision of a record, with its body; returns its number."""
    seq = (pc.session.scalar(select(func.max(REVISION.c.seq))) or 0) + 1
    revision = Revision(rec=record, kind="release", f={"title": "一"}, op="0" * 32, lane=pc.name, seq=seq)
    body = encode(revision)
    pc.session.execute(insert(REVISION).values(_row(revision_id(body), pc.name, seq, body, record)))
    return pc.session.scalar(select(func.max(REVISION.c.number))) or 0


def test_the_code_on_a_receipt_is_of_all_that_the_log_held_then(pc: Pc) -> None:
    tree = entry_tree(pc.session)
    assert log_mark(pc.session) == LogMark(2, spoken_code(tree.root()))
    before = log_mark(pc.session)
    write(pc)
    assert log_mark(pc.session) == LogMark(3, spoken_code(entry_tree(pc.session).root()))
    assert before.code == spoken_code(entry_tree(pc.session).root(2))


def test_a_proof_bears_the_codes_on_paper_that_were_made_of_this_list_and_no_others(pc: Pc) -> None:
    enter(pc, "f" * 32)
    here = log_mark(pc.session)
    write(pc)
    foreign = LogMark(3, "AAAA-AAAA-AAAA-AAAA")
    beyond = LogMark(99, here.code)
    swapped = LogMark(2, here.code)
    nothing = LogMark(0, spoken_code(MerkleTree([]).root()))
    proof = record_proof(pc.session, "f" * 32, [here, foreign, beyond, swapped, nothing])
    assert [(mark.size, mark.code) for mark in proof.marks] == [(here.size, here.code)]


def test_a_proof_names_the_witnesses_that_saw_this_list_and_no_other(pc: Pc) -> None:
    enter(pc, "f" * 32)
    true = own_head(pc.session, entry_tree(pc.session))
    write(pc)
    later = own_head(pc.session, entry_tree(pc.session))
    for number, head in enumerate((true, later, false(later), msgspec.structs.replace(later, size=99))):
        row = {**msgspec.structs.asdict(head), "witness": f"{min(number, 2):064x}", "signing_key": pc.key}
        row |= {"at": 0, "signature": SIGNED, "role": "unit", "unit": "", "unit_name": "处"}
        pc.session.execute(insert(CONFIRMED_HEAD).values(row))
    proof = record_proof(pc.session, "f" * 32)
    assert [(one.witness, one.size, one.root) for one in proof.witnesses] == [
        (f"{0:064x}", true.size, true.root),
        (f"{1:064x}", later.size, later.root),
    ]
    for one in proof.witnesses:
        way = [bytes.fromhex(part) for part in one.proof]
        root = bytes.fromhex(proof.root)
        assert is_consistent(one.size, proof.size, bytes.fromhex(one.root), root, way)


def test_of_each_witness_a_proof_names_the_first_size_with_the_whole_record_and_the_latest(pc: Pc) -> None:
    early = write(pc)
    enter(pc, "f" * 32)
    heads = [own_head(pc.session, entry_tree(pc.session)), write(pc), write(pc)]
    confirm(pc, early, *heads)
    proof = record_proof(pc.session, "f" * 32)
    assert sorted(one.size for one in proof.witnesses) == [heads[0].size, heads[-1].size]


def test_an_entrys_place_in_the_list_is_how_many_came_before_it(pc: Pc) -> None:
    number = enter(pc, "f" * 32)
    assert place_in_list(pc.session, number) == 2
    pc.cut(0, hide=True)
    assert place_in_list(pc.session, number) == 1
    (entry,) = record_proof(pc.session, "f" * 32).entries
    assert entry.place == 1
