"""Erasing an applicant's personal values and files for good, as the law may ask; history and figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Dispute
from desktop_app.model.owning import owned_kinds, owner_field
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.store.log.named_contents import digests_of, forget_contents, named_contents, names_contents
from desktop_app.store.log.once_plain import says_plainly
from desktop_app.store.log.operation import operation
from desktop_app.store.log.projection import project
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.log.tables import RECORD_STATE
from desktop_app.store.log.validation import gone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field
    from desktop_app.store.log.notices import Notice


def erase(ledger: Ledger, record: str, why: str) -> Notice:
    """Erase the personal values and files of a record, deleted or not, of all that belongs to it, and of its disputes.

    The log keeps commitments that say nothing any more; wherever it goes the values are erased too, and no file brings
    them back. Backups and copies of exchanged files made before still hold them. Raises `UserError` for no such record.
    The notice names all records that were erased.
    """
    with operation(ledger, _("抹去个人信息"), why=why) as change:
        state = state_of(change.session, record)
        kind = KINDS.get(state.kind) if state else None
        if kind is None:
            raise gone()
        parts = [(kind, record), *_belonging(change.session, kind, record), *_of_disputes(change.session, record)]
        for part_kind, part in parts:
            change.erase(part_kind, part)
        # Last: a file is kept for as long as a record that isn't erased names it.
        forget_contents(change.session, _files(change.session, [part for _kind, part in parts]))
    return change.notice


def erased_records(session: Session) -> set[str]:
    """Return the records whose personal values have been erased for good."""
    return set(session.scalars(select(RECORD_STATE.c.record).where(RECORD_STATE.c.erased)))


def erased_files(session: Session, records: Collection[str]) -> set[str]:
    """Return the SHA-256 of the files that erased records ever named and no other record names."""
    return _files(session, records) - named_contents(session)


def entries_saying_plainly(session: Session, records: Collection[str]) -> int:
    """Count the entries of records that hold a personal value itself, as older versions wrote them: those stay."""
    logs = (revisions_of(session, record) for record in records)
    return sum(says_plainly(stored.revision.kind, stored.revision.f) for log in logs for stored in log)


def _files(session: Session, records: Collection[str]) -> set[str]:
    revisions = (stored.revision for record in records for stored in revisions_of(session, record))
    return {digest for revision in revisions for digest in digests_of(revision.kind, revision.f)}


def _belonging(session: Session, owner: type[Record], record: str) -> Iterator[tuple[type[Record], str]]:
    """Yield the records, deleted ones too, that belong to a record and hold personal values or files."""
    for kind in owned_kinds(owner):
        link = owner_field(kind, owner)
        if link is not None and _holds_personal(kind):
            live = session.scalars(select(kind.id).where(getattr(kind, link.name) == record))
            yield from ((kind, part) for part in [*live, *_deleted(session, kind, link, record)])


def _of_disputes(session: Session, record: str) -> Iterator[tuple[type[Record], str]]:
    """Yield what belongs to the reviews and lawsuits over an application; for any other record nothing."""
    link = links_of(Dispute)["application"]
    live = session.scalars(select(Dispute.id).where(Dispute.application == record))
    for dispute in [*live, *_deleted(session, Dispute, link, record)]:
        yield from _belonging(session, Dispute, dispute)


def _holds_personal(kind: type[Record]) -> bool:
    return names_contents(kind) or any(field.personal for field in fields_of(kind).values())


def _deleted(session: Session, kind: type[Record], link: Field, record: str) -> list[str]:
    """Return the deleted records of a kind that belonged to a record; they have no row, so their log is asked."""
    deleted = select(RECORD_STATE.c.record).filter_by(kind=kind.kind, deleted=True)
    return [
        part for part in session.scalars(deleted) if project(revisions_of(session, part)).shown.get(link.key) == record
    ]
