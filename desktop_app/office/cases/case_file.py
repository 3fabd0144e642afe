"""The file of one application: everything that belongs to it, read at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Application, Approval, Attachment, CaseStep, Dispute, Fee, Letter, Unit
from desktop_app.office.cases.applicant_month import frequency_of
from desktop_app.office.cases.first_filled import first_filled
from desktop_app.office.records.owned_records import linked_records, owned_records
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.store.log.record_state import state_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.law.frequency import Frequency

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
    frequency: Frequency | None
    """How often this applicant filed in the natural month of this application."""
    erased: bool
    """The personal values were lawfully erased, for good."""
    entered: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """The place in the log where a field of a record (its id and the field's name) was first filled in."""


def case_file(session: Session, record_id: str) -> CaseFile | None:
    """Return an application with everything that belongs to it; None if it was deleted."""
    application = session.get(Application, record_id)
    if application is None:
        return None
    unit = session.get(Unit, application.unit) if application.unit else None
    state = state_of(session, record_id)
    steps = owned_records(session, CaseStep, record_id)
    approvals = owned_records(session, Approval, record_id)
    letters = owned_records(session, Letter, record_id)
    attachments = owned_records(session, Attachment, record_id)
    fees = owned_records(session, Fee, record_id)
    disputes = linked_records(session, Dispute, "application", record_id)
    everything = [application, *steps, *approvals, *letters, *attachments, *fees, *disputes]
    return CaseFile(
        application=application,
        unit=unit.name if unit else "",
        steps=steps,
        approvals=approvals,
        letters=letters,
        attachments=attachments,
        fees=fees,
        disputes=disputes,
        entered=first_filled(session, everything),
        relatives=_relatives(session, application),
        frequency=frequency_of(session, application, load_settings(session)),
        erased=state is not None and bool(state.erased),
    )


def _relatives(session: Session, application: Application) -> Sequence[Application]:
    first = application.split_from or application.id
    family = (Application.id == first) | (Application.split_from == first)
    query = select(Application).where(family, Application.id != application.id)
    return session.scalars(query.order_by(Application.number, Application.id)).all()
