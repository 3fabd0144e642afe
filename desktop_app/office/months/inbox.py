"""The office's inbox: the board of a year's hand-ins, read from the ledger by a handful of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.hand_in_due import hand_in_due, handed_in_since
from desktop_app.model.inbox_board import MONTHS, Board, HandedInRow, UnitRow, board
from desktop_app.model.kinds import Receipt, ReturnSlip, Staff, Unit
from desktop_app.model.log_mark import LogMark, mark_of
from desktop_app.office.months.changed_since_hand_in import changed_since
from desktop_app.office.months.hand_in import latest_hand_ins
from desktop_app.office.records.ordering import by_text
from desktop_app.store.merge.open_differences import differences_by_unit

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules


def read_board(session: Session, rules: Rules, year: int, today: dt.date, unit: str | None = None) -> Board:
    """Return the board of a year on a day: of all units that existed in it, or of one."""
    rows = _units(session, today, unit)
    units = [row for row in rows if _existed(row, year)]
    due = {month: hand_in_due(year, month, rules) for month in MONTHS}
    return board(year, today, units, _handed_in(session, year, unit), due, handed_in_since(rules))


def _existed(unit: UnitRow, year: int) -> bool:
    return not (unit.since and unit.since.year > year) and not (unit.until and unit.until.year < year)


def _handed_in(session: Session, year: int, unit: str | None) -> list[HandedInRow]:
    latest = latest_hand_ins(session, year, unit)
    changed = changed_since(session, latest.values())
    receipts = _receipts(session)
    return [
        HandedInRow(
            whose, month, row.handed_in_on, row.nil, changed.get(row.id, 0), *receipts.get(row.id, (None, None))
        )
        for (whose, month), row in latest.items()
        if row.handed_in_on
    ]


def _receipts(session: Session) -> dict[str, tuple[dt.date | None, LogMark | None]]:
    """Return of each hand-in the day of its first receipt, and what that says of the office's log."""
    column = (Receipt.hand_in, Receipt.received_on, Receipt.log_size, Receipt.log_code)
    found: dict[str, tuple[dt.date | None, LogMark | None]] = {}
    for row in session.execute(select(*column).order_by(Receipt.received_on, Receipt.id)):
        found.setdefault(str(row.hand_in), (row.received_on, mark_of(row.log_size, row.log_code)))
    return found


def _units(session: Session, today: dt.date, unit: str | None) -> list[UnitRow]:
    query = select(Unit).order_by(Unit.position.is_(None), Unit.position, by_text(Unit.name), Unit.id)
    if unit is not None:
        query = query.where(Unit.id == unit)
    officers, differences, returns = _officers(session, today), differences_by_unit(session), _returns(session)
    return [
        UnitRow(
            row.id,
            row.name,
            row.since,
            row.until,
            *officers.get(row.id, ("", "")),
            differences=differences.get(row.id, 0),
            returns=returns.get(row.id, 0),
        )
        for row in session.scalars(query)
    ]


def _officers(session: Session, today: dt.date) -> dict[str, tuple[str, str]]:
    """Return the name and telephone of whom to phone in each unit: a liaison officer in post, else anybody in post."""
    in_post = select(Staff).where((Staff.until.is_(None)) | (Staff.until >= today))
    ordered = in_post.order_by(Staff.role != "liaison", Staff.telephone == "", Staff.since, Staff.id)
    found: dict[str, tuple[str, str]] = {}
    for person in session.scalars(ordered):
        found.setdefault(str(person.unit), (person.name, person.telephone))
    return found


def _returns(session: Session) -> dict[str, int]:
    """Return how many records each unit still has to correct."""
    query = select(ReturnSlip.unit, func.count()).where(
        ReturnSlip.accepted_on.is_(None), ReturnSlip.answered_on.is_(None)
    )
    return {str(unit): count for unit, count in session.execute(query.group_by(ReturnSlip.unit))}
