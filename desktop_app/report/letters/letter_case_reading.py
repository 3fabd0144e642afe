"""The case of a letter read from the ledger: the application, what belongs to it, and the office's own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.kinds import Application, Approval, CaseStep, Letter, Unit
from desktop_app.model.record import values_of
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.letter_case import LetterCase
from desktop_app.report.letters.replies import reply_letters

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Profile
    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules


def letter_case(session: Session, profile: Profile, rules: Rules, application_id: str, day: dt.date) -> LetterCase:
    """Return the case of an application for a letter of that day; raises `UserError` if the application is gone."""
    application = session.get(Application, application_id)
    if application is None:
        raise UserError(_("这件申请已经不在了，可能刚被删除。"), _("请刷新列表再试。"))
    organisation = organisation_on(session, day)
    repeated = session.get(Application, application.repeats) if application.repeats else None
    return LetterCase(
        application=values_of(application) | {"id": application.id},
        rules=rules,
        day=day,
        steps=_owned(session, CaseStep, application_id),
        approvals=_owned(session, Approval, application_id),
        organisation=values_of(organisation) if organisation else {},
        unit=_unit_name(session, application.unit),
        office=_unit_name(session, profile.unit_id),
        repeated=values_of(repeated) if repeated else {},
        delivered_letter=_delivered(session, application),
    )


def _owned(session: Session, kind: type[CaseStep | Approval], application_id: str) -> tuple[dict[str, Value], ...]:
    found = session.scalars(select(kind).where(kind.application == application_id).order_by(kind.day, kind.id))
    return tuple(values_of(record) | {"id": record.id} for record in found)


def _unit_name(session: Session, unit_id: str | None) -> str:
    unit = session.get(Unit, unit_id) if unit_id else None
    return unit.name if unit else ""


def _delivered(session: Session, application: Application) -> str:
    """Name the reply that is delivered, with its number; "" while there is none."""
    replies = reply_letters(letters_of(session))
    query = select(Letter).where(Letter.application == application.id, Letter.code.in_(replies))
    letter = session.scalars(query.order_by(Letter.day.desc(), Letter.id)).first()
    if letter is not None:
        return f"{codes('letter')[letter.code].label}　{letter.number}".strip()
    return application.reply_number
