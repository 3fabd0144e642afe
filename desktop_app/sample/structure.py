"""The bureau itself: its contact lines, its office, divisions and subordinate units, and who works on disclosure."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (msgspec reads it when it builds the forms)
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Staff, Unit
from desktop_app.sample.content import chosen, read

if TYPE_CHECKING:
    from desktop_app.ledger import Profile
    from desktop_app.store.log.operation import Change

OFFICE = "BGS"
"""The number of the bureau's office, the first of the units."""


class OrganisationContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The bureau and the contact lines of its report."""

    name: str
    short_name: str
    contact_office: str
    address: str
    postcode: str
    telephone: str
    fax: str
    intranet: str
    website: str
    since: dt.date


class UnitContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One unit and the fields of its work, from which titles are made."""

    number: str
    name: str
    short_name: str
    nature: str
    works: list[str]


class StaffContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One invented person and the post held."""

    name: str
    unit: str
    role: str
    telephone: str
    since: dt.date
    until: dt.date | None = None
    full_time: bool = False

    def in_post(self, day: dt.date) -> bool:
        """Tell whether the person holds the post on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def organisation_content() -> OrganisationContent:
    """Return the bureau of the sample."""
    return read("organisation", OrganisationContent)


def unit_contents() -> list[UnitContent]:
    """Return the office and the 59 other units in their official order."""
    return read("units", list[UnitContent])


def staff_contents() -> list[StaffContent]:
    """Return everyone who held a post during the year, predecessors and successors included."""
    return read("people", list[StaffContent])


def add_structure(change: Change, profile: Profile) -> None:
    """Complete the bureau and its office as the new file has them, and add the other units and all staff."""
    change.update(profile.organisation_id, msgspec.structs.asdict(organisation_content()))
    units: dict[str, str] = {}
    for position, unit in enumerate(unit_contents()):
        values = chosen(unit, "number", "name", "short_name", "nature") | {"position": position}
        if unit.number == OFFICE:
            change.update(profile.unit_id, values)
        units[unit.number] = profile.unit_id if unit.number == OFFICE else change.add(Unit, values)
    for person in staff_contents():
        change.add(Staff, msgspec.structs.asdict(person) | {"unit": units[person.unit]})
