"""The recycle bin (回收站): the deleted records of every kind, with what was deleted along, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.progress import silent
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.operation import operation
from desktop_app.store.log.personal import revealed_by_record
from desktop_app.store.log.projection import project
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import DELETED
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.log.showing import values_shown
from desktop_app.store.log.tables import RECORD_STATE, REVISION
from desktop_app.store.trust.authors import authors_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.store.log.revision import StoredRevision
    from desktop_app.store.log.showing import Personal

_BACK: dict[str, LoggedKey] = {DELETED: False}


@dataclass(frozen=True, slots=True)
class DeletedRecord:
    """One deleted record as it last stood, who deleted it ("" where that isn't known) and when, in which operation.

    `owner` is the record that it belonged to ("" where it stood alone), `number` where its deletion stands in the log;
    `parts` belonged to it, went with it and come back with it.
    """

    record: str
    kind: type[Record]
    values: Mapping[str, Value]
    at: dt.datetime
    who: str
    operation: str
    owner: str
    number: int
    parts: tuple[DeletedRecord, ...] = ()

    def whole(self) -> Iterator[DeletedRecord]:
        """Yield it and all that went with it, each owner before its parts: in this order they come back."""
        yield self
        for part in self.parts:
            yield from part.whole()


def deleted_records(ledger: Ledger, progress: Progress = silent) -> list[DeletedRecord]:
    """Return the deleted records, the last deleted first; what went with its owner stands under it."""
    with reading(ledger) as session:
        found = {one.record: one for one in _read(session, progress)}
    parts: dict[str, list[DeletedRecord]] = {}
    alone: list[DeletedRecord] = []
    for one in found.values():
        owner = found.get(one.owner)
        along = owner is not None and owner.operation == one.operation
        (parts.setdefault(one.owner, []) if along else alone).append(one)
    return sorted((_with_parts(one, parts) for one in alone), key=lambda one: one.number, reverse=True)


def restore(ledger: Ledger, wanted: Iterable[DeletedRecord], label: str, progress: Progress = silent) -> int:
    """Bring deleted records back in one operation, and return how many that are with all that comes along.

    What belonged to a record that is deleted too brings that one back as well. Raises `UserError` where a record can't
    stand as it was, e.g. because it means another one that is still deleted.
    """
    binned = deleted_records(ledger)
    chosen = {one.record for one in wanted}
    coming = _in_order(binned, chosen)
    with operation(ledger, label) as change:
        for done, one in enumerate(coming, 1):
            change.restate(one.kind, one.record, _BACK)
            progress(done, len(coming))
    return len(coming)


def _in_order(binned: Sequence[DeletedRecord], chosen: set[str]) -> list[DeletedRecord]:
    """Return what comes back: the chosen, what they belonged to, and what went with them.

    A record was deleted after all that meant it, so the last deleted comes first, and owners before their parts.
    """
    top_of = {part.record: top for top in binned for part in top.whole()}
    tops: dict[str, DeletedRecord] = {}
    waiting = [one for one in binned if one.record in chosen]
    while waiting:
        top = waiting.pop()
        if top.record not in tops:
            tops[top.record] = top
            waiting += [top_of[top.owner]] if top.owner in top_of else []
    coming = {one.record: one for top in tops.values() for one in top.whole()}
    order: dict[str, DeletedRecord] = {}
    for one in sorted(coming.values(), key=lambda one: one.number, reverse=True):
        above = [one]
        while above[-1].owner in coming:
            above.append(coming[above[-1].owner])
        order |= {each.record: each for each in reversed(above) if each.record not in order}
    return list(order.values())


def _with_parts(one: DeletedRecord, parts: Mapping[str, Sequence[DeletedRecord]]) -> DeletedRecord:
    return replace(one, parts=tuple(_with_parts(part, parts) for part in parts.get(one.record, ())))


def _read(session: Session, progress: Progress) -> Iterator[DeletedRecord]:
    query = select(RECORD_STATE.c.record).where(RECORD_STATE.c.deleted, RECORD_STATE.c.kind.in_(KINDS))
    records = list(session.scalars(query.order_by(RECORD_STATE.c.number)))
    done = 0
    for some in by_weight(session, records):
        progress(done, len(records))
        entries = revisions_by_record(session, some)
        personal = revealed_by_record(session, some)
        last = {record: _deletion(revisions) for record, revisions in entries.items()}
        authors = authors_of(session, last.values())
        numbers = _numbers(session, [deletion.id for deletion in last.values()])
        for record, deletion in last.items():
            stood = _as_it_stood(entries[record], deletion, personal.get(record, {}))
            yield replace(stood, who=authors[deletion.id].who, number=numbers[deletion.id])
        done += len(some)


def _deletion(revisions: Sequence[StoredRevision]) -> StoredRevision:
    """Return the entry that deleted a record last."""
    return next(one for one in reversed(revisions) if not one.held and one.revision.f.get(DELETED) is True)


def _numbers(session: Session, entries: Sequence[str]) -> dict[str, int]:
    found = session.execute(select(REVISION.c.id, REVISION.c.number).where(REVISION.c.id.in_(entries)))
    return {row.id: row.number for row in found}


def _as_it_stood(revisions: Sequence[StoredRevision], deletion: StoredRevision, personal: Personal) -> DeletedRecord:
    shown = project(revisions)
    kind = KINDS[shown.kind]
    values = values_shown(kind, shown.shown, personal, erased=shown.erased)
    link = owner_link(kind)
    owner = str(values.get(link.name) or "") if link else ""
    revision = deletion.revision
    return DeletedRecord(revision.rec, kind, values, moment_of(revision.at), revision.who, revision.op, owner, 0)
