"""Which unit of the office's list a ledger is of, where it began under a name that the office writes otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.model.natural_id import plain
from desktop_app.office.records.ordering import by_text
from desktop_app.office.rules.former_names import note_former
from desktop_app.store.log.links import linking_fields
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.log.settings import write_settings
from desktop_app.store.trust.own_entries import note_own_unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger, Profile
    from desktop_app.model.record import Record
    from desktop_app.store.log.change import Change

_OFFICE = "office"


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """What the ledger calls its unit and its bureau, what the office does, and the office's units to choose from.

    `own` is the own unit where the office's list has it: then only the bureau is written otherwise.
    """

    name: str
    bureau: str
    office_bureau: str
    own: str
    units: tuple[tuple[str, str], ...]
    """Record and name."""


def unit_choice(session: Session, profile: Profile) -> UnitChoice | None:
    """Return what there is to choose; None where the office knows the unit and bureau, or its list isn't here."""
    if profile.role == _OFFICE:
        return None
    query = select(Unit).where(Unit.nature != "", Unit.nature != _OFFICE).order_by(Unit.position, by_text(Unit.name))
    listed = [unit for unit in session.scalars(query) if _is_the_offices(session, unit.id)]
    own, bureau = session.get(Unit, profile.unit_id), session.get(Organisation, profile.organisation_id)
    theirs = _office_bureau(session, profile)
    known = any(unit.id == profile.unit_id for unit in listed)
    if not listed or own is None or (known and theirs is None):
        return None
    return UnitChoice(
        own.name,
        bureau.name if bureau else "",
        theirs.name if theirs else "",
        own.id if known else "",
        tuple((unit.id, unit.name) for unit in listed),
    )


def take_listed_unit(ledger: Ledger, named: str) -> Ledger:
    """Make a ledger that of a unit of the office's list, as one step: its records go over, the old name goes.

    `named` is the unit's record, name, short name or number; the bureau becomes the office's too. Returns the ledger
    with its new profile, to be used from here on. Raises `UserError` where there is nothing to choose, no such unit, or
    a record lies in a locked year.
    """
    choice = read(ledger, unit_choice, ledger.profile)
    if choice is None:
        raise UserError(_("本台账的单位和办公室的名单已经一致，或者还没有收下起步文件。"), _("不用改。"))
    unit = read(ledger, _unit_named, choice, named)
    profile = ledger.profile
    with operation(ledger, _("改用办公室名单里的单位名称")) as change:
        theirs = _office_bureau(change.session, profile)
        bureau = theirs.id if theirs else profile.organisation_id
        for kind, old, new in ((Unit, profile.unit_id, unit), (Organisation, profile.organisation_id, bureau)):
            if old != new:
                _move(change, kind, old, new)
        write_settings(change.session, {"unit_id": unit, "organisation_id": bureau})
        note_own_unit(change.session)
    return replace(ledger, profile=replace(profile, unit_id=unit, organisation_id=bureau))


def _move(change: Change, kind: type[Record], old: str, new: str) -> None:
    """Let everything that means one record mean another, and delete the one."""
    for referrer, field in linking_fields(kind.kind):
        query = select(referrer.id).where(getattr(referrer, field.name) == old).order_by(referrer.id)
        for record in change.session.scalars(query).all():
            # What a unit called things while it was alone may wait for the office: its records go over all the same.
            change.update(record, {field.name: new}, moving=True)
    change.delete(old)
    note_former(change.session, old)


def _unit_named(session: Session, choice: UnitChoice, named: str) -> str:
    wanted = plain(named)
    found = [
        unit.id
        for unit in (session.get_one(Unit, record) for record, _name in choice.units)
        if named == unit.id or wanted in {plain(name) for name in (unit.name, unit.short_name, unit.number) if name}
    ]
    if len(found) != 1:
        raise UserError(
            _("办公室的名单里没有叫“{name}”的单位。").format(name=named),
            _("请核对名称；没有的，请办公室补上再发一次。"),
        )
    return found[0]


def _office_bureau(session: Session, profile: Profile) -> Organisation | None:
    """Return the bureau as the office names it, where that isn't the ledger's own."""
    if _is_the_offices(session, profile.organisation_id):
        return None
    others = session.scalars(select(Organisation).where(Organisation.id != profile.organisation_id))
    return next((bureau for bureau in others if _is_the_offices(session, bureau.id)), None)


def _is_the_offices(session: Session, record: str) -> bool:
    """Tell whether the office has a word in a record: what only units wrote down may be any name."""
    return any(stored.role == _OFFICE and not stored.held for stored in revisions_of(session, record))
