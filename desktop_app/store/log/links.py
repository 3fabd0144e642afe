"""Who means whom: the records that link to a record, and those that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, links_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field


@dataclass(frozen=True, slots=True)
class Referrers:
    """How many records of a kind mean the record asked about."""

    kind: type[Record]
    count: int


@cache
def linking_fields(target: str) -> tuple[tuple[type[Record], Field], ...]:
    """Return every kind and field that links to records of a kind."""
    return tuple((kind, field) for kind in KINDS.values() for field in links_of(kind).values() if field.links == target)


def live_referrers(session: Session, kind: type[Record], record: str) -> list[Referrers]:
    """Return the kinds whose records mean this one without belonging to it."""
    found = []
    for referrer, field in linking_fields(kind.kind):
        if not field.owned:
            query = select(func.count()).select_from(referrer).where(getattr(referrer, field.name) == record)
            found.append(Referrers(referrer, session.execute(query).scalar_one()))
    return [referrers for referrers in found if referrers.count]


def owned_by(session: Session, kind: type[Record], record: str) -> list[str]:
    """Return the ids of the records that belong to this one and are deleted with it."""
    found: list[str] = []
    for referrer, field in linking_fields(kind.kind):
        if field.owned:
            query = select(referrer.id).where(getattr(referrer, field.name) == record).order_by(referrer.id)
            found += session.scalars(query)
    return found
