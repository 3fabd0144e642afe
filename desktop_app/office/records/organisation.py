"""The organisation that a paper or a record of a day is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Organisation

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def organisation_on(session: Session, date: dt.date) -> Organisation | None:
    """Return the organisation's record with the latest first day that isn't after the date; without one, any."""
    records = list(session.scalars(select(Organisation).order_by(Organisation.since, Organisation.id)))
    in_force = [record for record in records if record.since is None or record.since <= date]
    found = in_force or records
    return found[-1] if found else None
