"""What the head and foot of a form or list say: whose it is, who prepares and checks it, of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Unit
from desktop_app.office.records.organisation import organisation_on

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAndFoot:
    """What stands there besides title and figures; what is empty leaves room for a pen."""

    organisation: str = ""
    contact: str = ""
    telephone: str = ""
    head: str = ""
    checker: str = ""
    preparer: str = ""
    date: dt.date | None = None


def head_and_foot_of(session: Session, profile: Profile, unit_id: str | None, date: dt.date) -> HeadAndFoot:
    """Return the organisation in force on that day, the one unit asked for, and who prepares the paper.

    The head's and the checker's names stay empty: they sign by hand.
    """
    organisation = organisation_on(session, date)
    if organisation is None:
        return HeadAndFoot(preparer=profile.person, date=date)
    unit = session.get(Unit, unit_id) if unit_id else None
    return HeadAndFoot(
        organisation=organisation.name + (unit.name if unit else ""),
        contact=profile.person,
        telephone=organisation.telephone,
        preparer=profile.person,
        date=date,
    )
