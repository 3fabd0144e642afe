"""Personal values and attached files: what doesn't fit the log is taken out, what is missing is asked for again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from desktop_app.store.log.contents import LARGEST, keep
from desktop_app.store.log.named_contents import digests_of, wanted_contents
from desktop_app.store.log.personal import accept, ask_for
from desktop_app.store.log.portions import portions
from desktop_app.store.log.tables import HELD, PERSONAL_KEY, PERSONAL_NEED, PERSONAL_VALUE
from desktop_app.store.proof.personal_values import Kept, Place, fits, kept_beside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.store.log.personal import PersonalValues
    from desktop_app.store.proof.wanted import LogState

_CONTENTS = "SELECT rowid, sha256, size, content FROM content"


def take_out_strange_values(session: Session, state: LogState) -> int:
    """Take out what is kept beside the log and doesn't fit it, and ask for what is missing; returns how much went."""
    promised, erased = _promises(session, state)
    known = set(promised) | erased
    gone = 0
    for table in (PERSONAL_VALUE, PERSONAL_KEY, PERSONAL_NEED):
        column = table.c.record
        strangers = set(session.scalars(select(column).distinct())) - (known - erased)
        for record in strangers:
            gone += session.execute(delete(table).where(column == record)).rowcount  # type: ignore[attr-defined]
    for some in portions(sorted(promised.keys() - erased)):
        kept = kept_beside(session, some)
        for record in some:
            gone += _put_right(session, record, promised[record], kept.get(record, Kept()))
    return gone


def _promises(session: Session, state: LogState) -> tuple[dict[str, set[Place]], set[str]]:
    """Return what each record's entries promise, and the records whose values were lawfully erased."""
    promised: dict[str, set[Place]] = {}
    erased: set[str] = set()
    # An erasure that doesn't count has erased nothing.
    uncounted = set(session.scalars(select(HELD.c.revision)))
    for row in state.rows.values():
        if row.revision is not None:
            places = {(key, promise) for key, promise in row.revision.p.items() if promise}
            if places:
                promised.setdefault(row.revision.rec, set()).update(places)
            if row.revision.erase and row.id not in uncounted:
                erased.add(row.revision.rec)
    return promised, erased


def _put_right(session: Session, record: str, promised: set[Place], kept: Kept) -> int:
    """Take out the values that nothing promised or that were exchanged, and ask for those that aren't here."""
    secrets = [secret for secret in kept.secrets if isinstance(secret, bytes)]
    right = {
        place: value
        for place, value in kept.values.items()
        if place in promised and isinstance(value, bytes) and fits(secrets, place, value)
    }
    for key, promise in kept.values.keys() - right.keys():
        where = {"record": record, "key": key, "commitment": promise}
        session.execute(delete(PERSONAL_VALUE).filter_by(**where))
    used = {secret for secret in secrets if any(fits([secret], *one) for one in right.items())}
    spare = [secret for secret in kept.secrets if secret not in used]
    # A secret whose value is missing may be the one that the value will fit.
    if not promised - right.keys():
        for secret in spare:
            session.execute(
                delete(PERSONAL_KEY).where(PERSONAL_KEY.c.record == record, PERSONAL_KEY.c.secret == secret)
            )
    for key, promise in kept.asked - (promised - right.keys()):
        session.execute(delete(PERSONAL_NEED).filter_by(record=record, key=key, commitment=promise))
    ask_for(session, [(record, *place) for place in sorted(promised - right.keys())])
    return len(kept.values) - len(right)


def take_values(session: Session, sent: Iterable[PersonalValues]) -> dict[str, int]:
    """Keep the values that are asked for and fit; returns how many new ones each record got."""
    came: dict[str, int] = {}
    for some in portions(sent):
        for record, count in accept(session, some).items():
            came[record] = came.get(record, 0) + count
    return came


def take_out_strange_contents(session: Session, state: LogState) -> int:
    """Take out attached files whose bytes aren't theirs, and those that no entry names; returns how many went.

    While entries are missing one of those may name a file, which stays.
    """
    named = {
        digest
        for row in state.rows.values()
        if row.revision is not None
        for digest in digests_of(row.revision.kind, row.revision.f)
    }
    lacks = bool(state.wanted())
    rows = session.connection().execution_options(yield_per=1).exec_driver_sql(_CONTENTS)
    strange = [
        number
        for number, digest, size, content in rows
        if not _is_right(digest, size, content) or (digest not in named and not lacks)
    ]
    for number in strange:
        session.connection().exec_driver_sql("DELETE FROM content WHERE rowid = ?", (number,))
    return len(strange)


def take_contents(session: Session, contents: Iterable[bytes]) -> int:
    """Keep the attached files that records name and this file lacks; returns how many came."""
    wanted = wanted_contents(session)
    came = 0
    for content in contents if wanted else ():
        if 0 < len(content) <= LARGEST and hashlib.sha256(content).hexdigest() in wanted:
            wanted.remove(keep(session, content))
            came += 1
    return came


def _is_right(digest: object, size: object, content: object) -> bool:
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == digest and size == len(content)
