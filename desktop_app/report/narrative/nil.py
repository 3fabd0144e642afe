"""Who declared that nothing happened: “未发生” may be written only when every unit concerned has said so."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from sqlalchemy import or_, select

from desktop_app.model.kinds import NilDeclaration, Unit
from desktop_app.model.text_order import OFFICIAL
from desktop_app.office.records.ordering import by_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MONTHS = frozenset(range(1, 13))


def undeclared(session: Session, subject: str, year: int, by: Literal["units", "office"] = "units") -> tuple[str, ...]:
    """Return the names of the units that haven't declared nil for the whole year, in the official order.

    Concerned are the units that stood on 31 December, or the office alone; twelve monthly declarations are a year's.
    """
    last = dt.date(year, 12, 31)
    concerned = select(Unit).where(
        or_(Unit.until.is_(None), Unit.until > last), or_(Unit.since.is_(None), Unit.since <= last)
    )
    if by == "office":
        concerned = concerned.where(Unit.nature == "office")
    said = _declared(session, subject, year)
    units = session.scalars(concerned.order_by(Unit.position, by_text(Unit.name, OFFICIAL), Unit.id))
    return tuple(unit.name for unit in units if unit.id not in said)


def _declared(session: Session, subject: str, year: int) -> set[str]:
    months: dict[str, set[int]] = defaultdict(set)
    found = select(NilDeclaration).where(NilDeclaration.subject == subject, NilDeclaration.year == year)
    for declaration in session.scalars(found):
        if declaration.unit:
            months[declaration.unit] |= {declaration.month} if declaration.month else _MONTHS
    return {unit for unit, told in months.items() if told >= _MONTHS}
