"""The records that a link may mean, in words, those out of use last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Application, Category, Unit
from desktop_app.office.records.listing import choices

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def link_choices(session: Session, kind: str, year: int) -> list[tuple[str, str]]:
    """Return every record of a kind as (id, words), in the order of its own list.

    Applications begin with their register number: many ask for the same thing. Categories and units that are out of
    use in the year come last: old records may mean them.
    """
    retired, numbers = _out_of_use(session, kind, year), _numbers(session, kind)
    found = sorted(choices(session, kind), key=lambda pair: pair[0] in retired)
    return [(key, f"{numbers.get(key, '')} {title}".strip()) for key, title in found]


def _numbers(session: Session, kind: str) -> dict[str, str]:
    if kind != Application.kind:
        return {}
    return {key: number or "" for key, number in session.execute(select(Application.id, Application.number))}


def _out_of_use(session: Session, kind: str, year: int) -> set[str]:
    if kind == Category.kind:
        outside = (Category.first_year > year) | (Category.last_year < year)
        return set(session.scalars(select(Category.id).where(outside)))
    if kind == Unit.kind:
        return {unit.id for unit in session.scalars(select(Unit)) if unit.until and unit.until.year < year}
    return set()
