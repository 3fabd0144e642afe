"""What the head and foot of a form say besides the figures, read from the ledger's own records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Organisation, Unit
from desktop_app.report.annex.form_sheet import Filling

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile


def filling_of(session: Session, profile: Profile, unit_id: str | None, date: dt.date) -> Filling:
    """Return the form's filling: the organisation in force on that day, the one unit asked for, who prepares it.

    The head's and the checker's names stay empty: they sign by hand.
    """
    organisation = organisation_on(session, date)
    if organisation is None:
        return Filling(preparer=profile.person, date=date)
    unit = session.get(Unit, unit_id) if unit_id else None
    return Filling(
        organisation=organisation.name + (unit.name if unit else ""),
        contact=profile.person,
        telephone=organisation.telephone,
        preparer=profile.person,
        date=date,
    )


def organisation_on(session: Session, date: dt.date) -> Organisation | None:
    """Return the organisation's record with the latest first day that isn't after the date; without one, any."""
    records = list(session.scalars(select(Organisation).order_by(Organisation.since, Organisation.id)))
    in_force = [record for record in records if record.since is None or record.since <= date]
    found = in_force or records
    return found[-1] if found else None
