"""Every unit's word that nothing happened (零报告), for each subject it has no record of."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from desktop_app.model.kinds import Application, Complaint, Dispute, Fee, Inquiry, NilDeclaration
from desktop_app.sample.content import YEAR, Values
from desktop_app.sample.structure import OFFICE, staff_contents

if TYPE_CHECKING:
    from desktop_app.sample.directory import Directory
    from desktop_app.store.log.operation import Change

DECLARED_ON = dt.date(YEAR + 1, 1, 7)
"""The day the units handed in the year; a working day, and well before the city's 31 January."""


def _disputes(procedure: str) -> Select[str | None]:
    return select(Dispute.unit).where(Dispute.procedure == procedure)


REPORTING: dict[str, Select[str | None]] = {
    "application": select(Application.unit),
    "inquiry": select(Inquiry.unit),
    "complaint": select(Complaint.unit),
    "review": _disputes("review"),
    "lawsuit": _disputes("lawsuit"),
    "appeal": _disputes("appeal"),
    "fee": select(Application.unit).join(Fee, Fee.application == Application.id),
}
"""The units that did have something, by the subject of a nil declaration."""


def add_nil_declarations(change: Change, known: Directory) -> None:
    """Add the declarations of all units without a record, and the office's of no special funding."""
    officers = _officers()
    for subject, statement in REPORTING.items():
        busy = set(change.session.scalars(statement))
        for number, unit in known.units.items():
            if unit not in busy:
                _declare(change, unit, subject, officers[number])
    _declare(change, known.units[OFFICE], "funding", officers[OFFICE])


def _declare(change: Change, unit: str, subject: str, officer: str) -> None:
    values: Values = {"unit": unit, "subject": subject, "year": YEAR}
    change.add(NilDeclaration, values | {"declared_on": DECLARED_ON, "declared_by": officer})


def _officers() -> dict[str, str]:
    """Return who speaks for each unit on the day of the declarations."""
    return {person.unit: person.name for person in reversed(staff_contents()) if person.in_post(DECLARED_ON)}
