"""Handing in months: the unit's word that a month is complete, made when its file is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, HandIn
from desktop_app.office.months.changed_since_hand_in import changed_since
from desktop_app.office.months.dated_changes import places_of
from desktop_app.store.log.operation import operation
from desktop_app.written_days import month_name, month_text, months_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What handing in did: the hand-in of each month by its number, and those that were new."""

    months: dict[int, str]
    new: frozenset[int]


def hand_in_months(ledger: Ledger, year: int, months: Mapping[int, bool], *, note: str = "") -> HandedIn:
    """Hand in months of the own unit (month → whether it is a nil month), in one operation.

    A month that is handed in already and hasn't changed since keeps its hand-in; one that changed is handed in anew.
    Raises `UserError` for a month that hasn't begun, a nil month with records, and a file without a unit.
    """
    today = ledger.source.now().astimezone().date()
    unit = ledger.profile.unit_id
    found: dict[int, str] = {}
    new: set[int] = set()
    said: dict[str, Value] = {"unit": unit, "year": year, "note": note}
    said |= {"handed_in_on": today, "handed_in_by": ledger.profile.person}
    with operation(ledger, _label(year, months)) as change:
        _refuse(change.session, unit, year, months, today)
        latest = latest_hand_ins(change.session, year, unit)
        changed = changed_since(change.session, latest.values())
        for month, nil in sorted(months.items()):
            last = latest.get((unit, month))
            if last is not None and last.nil == nil and last.id not in changed:
                found[month] = last.id
                continue
            new.add(month)
            found[month] = change.add(HandIn, {**said, "month": month, "nil": nil})
    return HandedIn(found, frozenset(new))


def latest_hand_ins(session: Session, year: int, unit: str | None = None) -> dict[tuple[str, int], HandIn]:
    """Return the hand-in that counts for each unit and month of a year: of several the one written last in the log."""
    query = select(HandIn).where(HandIn.year == year)
    if unit is not None:
        query = query.where(HandIn.unit == unit)
    rows = session.scalars(query.order_by(HandIn.id)).all()
    places = places_of(session, [row.id for row in rows])
    found: dict[tuple[str, int], HandIn] = {}
    for row in rows:
        month = str(row.unit), row.month or 0
        if month not in found or places[row.id].after(places[found[month].id]):
            found[month] = row
    return found


def record_counts(session: Session, unit: str, year: int) -> dict[int, int]:
    """Return how many records of a unit each month of a year holds; months without any are left out."""
    found: dict[int, int] = {}
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    for kind in _monthly_kinds():
        day = getattr(kind, kind.counts_on)
        query = select(func.strftime("%m", day), func.count()).where(
            kind.unit == unit,  # type: ignore[attr-defined] # `_monthly_kinds` chose those that have a unit
            day.between(first, last),
        )
        for month, count in session.execute(query.group_by(func.strftime("%m", day))):
            found[int(month)] = found.get(int(month), 0) + count
    return found


def _monthly_kinds() -> list[type[Record]]:
    """Return the kinds whose records count on a day and belong to a unit."""
    return [kind for kind in KINDS.values() if kind.counts_on not in {"", "year", "since"} and hasattr(kind, "unit")]


def _label(year: int, months: Mapping[int, bool]) -> str:
    return _("上报 {year} 年 {months}").format(year=year, months=months_text(months))


def _refuse(session: Session, unit: str, year: int, months: Mapping[int, bool], today: dt.date) -> None:
    if not unit:
        raise UserError(_("这个文件没有填报单位，不能上报。"), _("请在本单位的数据文件里上报。"))
    if not months:
        raise UserError(_("没有选择要上报的月份。"), _("请至少选一个月。"))
    counts = record_counts(session, unit, year)
    for month, nil in sorted(months.items()):
        if (year, month) > (today.year, today.month):
            raise UserError(
                _("{month}还没有到，不能上报。").format(month=month_text(year, month)), _("请选已到的月份。")
            )
        if nil and counts.get(month):
            text = _("{month}已登记 {count} 条记录，不能按零报告上报。")
            raise UserError(
                text.format(month=month_name(month), count=counts[month]), _("请去掉零报告，或核对这些记录。")
            )
