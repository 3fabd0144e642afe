"""The office's own rules as records: its calendar years, its local days, its answers to the open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.store.log.operation import Change


def own_year(session: Session, year: int) -> str:
    """Return the id of the arrangement that this office keeps for a year, "" where the official one holds."""
    return session.scalars(select(CalendarYear.id).where(CalendarYear.year == year)).first() or ""


def keep_year(change: Change, values: Mapping[str, Value]) -> None:
    """Keep the arrangement of a year in place of the one that this office has kept before."""
    year = values.get("year")
    standing = own_year(change.session, year) if isinstance(year, int) else ""
    if standing:
        change.update(standing, values)
    else:
        change.add(CalendarYear, values)


def local_days(session: Session) -> Sequence[LocalDay]:
    """Return the days on which this place works, or doesn't, otherwise than the country; the newest first."""
    return session.scalars(select(LocalDay).order_by(LocalDay.day.desc(), LocalDay.id)).all()


def own_answers(session: Session, code: str) -> list[str]:
    """Return the ids of this office's answers to a question: several where two PCs gave one."""
    return list(session.scalars(select(RuleSetting.id).where(RuleSetting.code == code).order_by(RuleSetting.id)))
