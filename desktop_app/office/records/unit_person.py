"""Who works on disclosure for a unit: another person from a day on, the term before ending the day before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Staff, Unit
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.revisions import revisions_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger, Profile
    from desktop_app.store.log.change import Change
    from desktop_app.store.log.notices import Notice

_OFFICE, _LIAISON = "office", "liaison"


def post_of(role: str) -> str:
    """Return the post (code list `staff_role`) of whoever works with a ledger of that role."""
    return _OFFICE if role == _OFFICE else _LIAISON


def in_post(session: Session, unit: str, post: str) -> list[Staff]:
    """Return who holds a post of a unit with no end of the term known, the last to come first."""
    query = select(Staff).where(Staff.unit == unit, Staff.role == post, Staff.until.is_(None))
    return list(session.scalars(query.order_by(Staff.since.desc(), Staff.id)))


def succeed(change: Change, before: Iterable[Staff], after: Staff) -> None:
    """Begin a term, and end those before it on the day before; one that is known already only ends the others."""
    since = after.since
    for one in before:
        if since and one.since and one.since < since and one.name != after.name:
            change.update(one.id, {"until": since - dt.timedelta(days=1)})
    known = next((one for one in in_post(change.session, after.unit or "", after.role) if one.name == after.name), None)
    if known is None:
        values = {"name": after.name, "unit": after.unit, "role": after.role, "since": since}
        change.add(Staff, values | {"telephone": after.telephone})
    elif after.telephone and not known.telephone:
        change.update(known.id, {"telephone": after.telephone})


def name_person(ledger: Ledger, unit: str, name: str, day: dt.date, telephone: str = "") -> Notice:
    """Let the office say who is a unit's liaison officer from a day on; who was so before ends the day before.

    Only the staff list says so: under which name a PC writes is that PC's own word. What is said of that day or a
    later one stands: raises `UserError` then, or where no name, or one in post, is given.
    """
    person = name.strip()
    if ledger.profile.role != _OFFICE:
        raise UserError(_("只有办公室能替单位换信息员。"), _("本单位换人，请用“文件 › 交接与换电脑”。"))
    if not person:
        raise UserError(_("请填写接任人的姓名。"), _("从那天起，这个单位的信息员就是这个人。"))
    whose = read(ledger, _name_of, unit)
    label = _("{unit}：{day} 起由 {person} 接任").format(unit=whose, day=day_text(day), person=person)
    with operation(ledger, label) as change:
        before = in_post(change.session, unit, _LIAISON)
        _refuse_what_stands(before, whose, person, day)
        after = Staff(name=person, unit=unit, role=_LIAISON, since=day, telephone=telephone.strip())
        succeed(change, before, after)
    return change.notice


def _refuse_what_stands(before: Iterable[Staff], unit: str, person: str, day: dt.date) -> None:
    for one in before:
        if one.name == person:
            said = _("{person}已经是“{unit}”的信息员。").format(person=person, unit=unit)
            raise UserError(said, _("同名的请加以区别，例如写上科室。"))
        if one.since and one.since >= day:
            said = _("“{unit}”已登记 {day} 起由 {person} 任信息员，不早于所选的日期，没有改动。")
            raise UserError(
                said.format(unit=unit, day=day_text(one.since), person=one.name),
                _("请选更晚的日期；登记错了的，在“人员经费”里改那一条。"),
            )


def named_by_office(session: Session, profile: Profile) -> Staff | None:
    """Return who is the own unit's last liaison officer by the office's word, where this PC writes under another name.

    None where the unit itself had the last word on it.
    """
    if profile.role == _OFFICE:
        return None
    last = next(iter(in_post(session, profile.unit_id, _LIAISON)), None)
    if last is None or last.name == profile.person:
        return None
    said = [stored.role for stored in revisions_of(session, last.id) if not stored.held]
    return last if said and said[-1] == _OFFICE else None


def _name_of(session: Session, unit: str) -> str:
    found = session.get(Unit, unit)
    return found.name if found else ""
