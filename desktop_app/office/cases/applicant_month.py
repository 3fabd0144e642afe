"""What the applicant of one application filed in the month of its receipt, read from the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import false, or_, select

from desktop_app.model.kinds import Application
from desktop_app.model.law.frequency import Frequency, Received, frequency
from desktop_app.model.law.remedies import months_later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def frequency_of(session: Session, application: Application, settings: Mapping[str, str]) -> Frequency | None:
    """Return how often the applicant filed in the month of an application; None where its day of receipt is open."""
    day = application.received_on
    if day is None:
        return None
    first = day.replace(day=1)
    row = Application
    same = (row.identity_number, application.identity_number), (row.applicant_name, application.applicant_name)
    query = select(row.id, row.identity_number, row.applicant_name, row.received_on).where(
        or_(false(), *(column == said for column, said in same if said)),
        Application.received_on >= first,
        Application.received_on < months_later(first, 1),
    )
    received = [
        Received(record, number.strip(), name.strip(), on) for record, number, name, on in session.execute(query) if on
    ]
    mine = next((one for one in received if one.record == application.id), None)
    return frequency(mine, received, settings) if mine else None
