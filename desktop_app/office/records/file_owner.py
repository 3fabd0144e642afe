"""Whose ledger a data file is, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.kinds import Organisation, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile


class FileOwner(NamedTuple):
    """The names of the organisation and of the unit a file belongs to; "" where it has none."""

    organisation: str
    unit: str


def file_owner(session: Session, profile: Profile) -> FileOwner:
    """Return whose file this is."""
    organisation = session.get(Organisation, profile.organisation_id)
    unit = session.get(Unit, profile.unit_id)
    return FileOwner(organisation.name if organisation else "", unit.name if unit else "")
