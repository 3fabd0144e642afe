"""The file of one application: everything that belongs to it, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Application, Approval, Attachment, CaseStep, Dispute, Fee, Letter, Unit
from desktop_app.model.law.frequency import Received, earlier_in_month
from desktop_app.model.law.remedies import months_later
from desktop_app.office.records.owned_records import linked_records, owned_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

KINDS_READ = frozenset(
    kind.kind for kind in (Application, CaseStep, Approval, Letter, Attachment, Fee, Dispute, Unit)
) | {"rule_setting", "calendar_year", "local_day", "rule_file"}
"""The kinds of records in the file, and those its due days and letters come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """An application with what belongs to it, each list in the order of its days; the records aren't to be changed."""

    application: Application
    unit: str
    steps: Sequence[CaseStep]
    approvals: Sequence[Approval]
    letters: Sequence[Letter]
    attachments: Sequence[Attachment]
    fees: Sequence[Fee]
    disputes: Sequence[Dispute]
    relatives: Sequence[Application]
    """The other cases of the same letter, where one letter asked for several things."""
    same_month: int
    """How many applications this applicant filed in the natural month of this one, itself included."""
    earlier_in_month: int
    """How many of them came before this one."""


def case_file(session: Session, record_id: str) -> CaseFile | None:
    """Return an application with everything that belongs to it; None if it was deleted."""
    application = session.get(Application, record_id)
    if application is None:
        return None
    unit = session.get(Unit, application.unit) if application.unit else None
    month = _of_the_month(session, application)
    return CaseFile(
        application=application,
        unit=unit.name if unit else "",
        steps=owned_records(session, CaseStep, record_id),
        approvals=owned_records(session, Approval, record_id),
        letters=owned_records(session, Letter, record_id),
        attachments=owned_records(session, Attachment, record_id),
        fees=owned_records(session, Fee, record_id),
        disputes=linked_records(session, Dispute, "application", record_id),
        relatives=_relatives(session, application),
        same_month=len(month),
        earlier_in_month=_earlier(month, record_id),
    )


def _relatives(session: Session, application: Application) -> Sequence[Application]:
    first = application.split_from or application.id
    family = (Application.id == first) | (Application.split_from == first)
    query = select(Application).where(family, Application.id != application.id)
    return session.scalars(query.order_by(Application.number, Application.id)).all()


def _of_the_month(session: Session, application: Application) -> list[Received]:
    """Return what this applicant filed in the natural month of the application.

    The same applicant is known by identity number where there is one, else by name; without either he is nobody's
    other self.
    """
    received = application.received_on
    if received is None or not (application.identity_number or application.applicant_name):
        return []
    by_number = Application.identity_number == application.identity_number
    same = by_number if application.identity_number else Application.applicant_name == application.applicant_name
    first = received.replace(day=1)
    after = months_later(first, 1)
    month = (Application.received_on >= first) & (Application.received_on < after)
    known = application.identity_number or application.applicant_name
    rows = session.execute(select(Application.id, Application.received_on).where(same, month))
    return [Received(row.id, known, row.received_on) for row in rows]


def _earlier(month: Sequence[Received], record_id: str) -> int:
    mine = next((received for received in month if received.record == record_id), None)
    return earlier_in_month(month, mine.applicant, mine.day, record_id) if mine else 0
