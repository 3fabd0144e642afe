"""The lists of other PCs as this one has seen them: remembered, confirmed in the next file, kept where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import or_, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop_app.store.log.witness_tables import CONTRADICTION, WITNESSED_HEAD
from desktop_app.store.witness.judging import Remembered, names_of
from desktop_app.store.witness.statements import MOST_CONFIRMED, Origin, Rung, head_in, is_key, is_signature
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.store.witness.judging import Verdict
    from desktop_app.store.witness.own_list import Recipient
    from desktop_app.store.witness.statements import Statement


class Witnessed(msgspec.Struct, frozen=True, kw_only=True):
    """Whose list it is: the PC's key, in which role and for which unit it writes, and when it wrote the file."""

    signing_key: str
    role: str
    unit: str
    unit_name: str
    made_at: int


def remembered(session: Session, signing_key: str, statement: Statement) -> list[Remembered]:
    """Return what is remembered of a PC, and of the lists that its statement names."""
    column = WITNESSED_HEAD.c
    names = names_of(statement)
    query = select(WITNESSED_HEAD).where(or_(column.signing_key == signing_key, column.list.in_(names)))
    return [known for row in session.execute(query) if (known := _remembered(row))]


def last_said_at(session: Session, signing_key: str) -> int | None:
    """Return when the latest file with a statement of a PC was written, by its clock; None if there was none."""
    column = WITNESSED_HEAD.c
    query = select(column.made_at).where(column.signing_key == signing_key).order_by(column.made_at.desc()).limit(1)
    return session.scalar(query)


def remember_head(session: Session, who: Witnessed, statement: Statement, verdict: Verdict) -> None:
    """Keep what a file said, and which heads are no tips any more; the same again changes nothing."""
    head = statement.head
    column = WITNESSED_HEAD.c
    same_list = select(column.size).filter_by(signing_key=who.signing_key, list=head.list)
    sizes = set(session.scalars(same_list))
    # Only for files that are still on their way: what is known here is judged by now.
    later = {rung.size: rung for rung in statement.ladder if rung.size not in sizes}
    place = {"signing_key": who.signing_key, **msgspec.structs.asdict(head)}
    before = session.execute(select(column.ladder, column.made_at).filter_by(**place)).first()
    if before is not None:
        # The same list as it stood may have been said twice, with proofs for other files each time.
        later = {rung.size: rung for rung in _rungs(before.ladder)} | later
        kept = {"ladder": msgspec.json.encode([*later.values()]), "made_at": max(who.made_at, before.made_at)}
        session.execute(update(WITNESSED_HEAD).filter_by(**place).values(kept))
    else:
        row = {
            **msgspec.structs.asdict(who),
            **msgspec.structs.asdict(head),
            "signature": statement.signature,
            "ladder": msgspec.json.encode([*later.values()]),
            "origins": msgspec.json.encode(statement.origins),
            "tip": verdict.tip,
        }
        session.execute(insert(WITNESSED_HEAD).values(row))
    for one in verdict.settled:
        settled = {"signing_key": one.signing_key, **msgspec.structs.asdict(one.head)}
        session.execute(update(WITNESSED_HEAD).filter_by(**settled).values(tip=False))


def tips_to_confirm(session: Session, to: Recipient) -> list[Remembered]:
    """Return the heads that a receiver's PCs should hear were seen here; everybody's where the file is for all."""
    column = WITNESSED_HEAD.c
    query = select(WITNESSED_HEAD).where(column.tip).order_by(column.made_at.desc()).limit(MOST_CONFIRMED)
    if to.role:
        query = query.where(column.role == to.role)
    if to.role and to.unit:
        query = query.where(column.unit == to.unit)
    return [known for row in session.execute(query) if (known := _remembered(row))]


def keep_contradiction(session: Session, who: Witnessed, statement: Statement, against: Remembered, file: str) -> None:
    """Keep as evidence that a PC signed two heads that can't both be true; `file` is the SHA-256 of what said so."""
    proofs = [rung for rung in statement.ladder if rung.size == against.head.size]
    said = {name: value for name, value in msgspec.structs.asdict(who).items() if name != "made_at"}
    row = {
        **said,
        **msgspec.structs.asdict(statement.head),
        "signature": statement.signature,
        "proof": msgspec.json.encode(proofs),
        "known_size": against.head.size,
        "known_root": against.head.root,
        "known_signature": against.signature,
        "file": file,
        "at": who.made_at,
    }
    session.execute(insert(CONTRADICTION).values(row).on_conflict_do_nothing())


def _remembered(row: Row[tuple[object, ...]]) -> Remembered | None:
    """Return a row as what is remembered; None where somebody else wrote it in another form."""
    head = head_in(row)
    try:
        older = msgspec.json.decode(row.origins, type=list[Origin])
        rungs = _rungs(row.ladder)
    except (*UNREADABLE, TypeError):
        return None
    if head is None or not (is_key(row.signing_key) and is_signature(row.signature)):
        return None
    ladder = {rung.size: rung.proof for rung in rungs}
    names = frozenset(origin.continues for origin in older)
    return Remembered(row.signing_key, head, row.signature, ladder, names, row.tip)


def _rungs(ladder: bytes) -> list[Rung]:
    return msgspec.json.decode(ladder, type=list[Rung])
