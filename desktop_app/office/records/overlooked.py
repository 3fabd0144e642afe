"""What is easily overlooked: releases out of time or without a channel, applications without a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.kinds import Application, Category, Publication, Release
from desktop_app.model.law.release_state import ASSESSED_ON, WITHHELD, reassessed_if_by

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlooked:
    """Releases overdue or withheld for long, whatever their year, by their ids; and of one year the rest.

    `categories` says how many releases each code of the catalogue has, `unpublished` how many have no publication.
    """

    overdue: tuple[str, ...]
    withheld: tuple[str, ...]
    categories: dict[str, int]
    unpublished: int
    unnumbered: int


def overlooked(session: Session, year: int, today: dt.date) -> Overlooked:
    """Return what is overlooked among a year's records, and what is overdue today whatever its year."""
    return Overlooked(
        overdue=_releases(session, Release.due_on < today),
        withheld=_releases(session, _withheld_too_long(today)),
        categories=_categories(session, year),
        unpublished=_unpublished(session, year),
        unnumbered=_unnumbered(session, year),
    )


def _releases(session: Session, meant: ColumnElement[bool]) -> tuple[str, ...]:
    return tuple(session.scalars(select(Release.id).where(meant).order_by(Release.id)))


def _withheld_too_long(today: dt.date) -> ColumnElement[bool]:
    """Mean what is withheld and has to be assessed again."""
    assessed_on = func.coalesce(*(getattr(Release, name) for name in ASSESSED_ON))
    return (Release.attribute == WITHHELD) & (assessed_on <= reassessed_if_by(today))


def _categories(session: Session, year: int) -> dict[str, int]:
    counts = (
        select(Category.code, func.count(Release.id).label("releases"))
        .join(Category, Category.id == Release.category)
        .where(Release.released_on.between(*_days(year)))
        .group_by(Category.code)
    )
    return {row.code: row.releases for row in session.execute(counts)}


def _unpublished(session: Session, year: int) -> int:
    shown = select(Publication.id).where(Publication.release == Release.id).exists()
    without = select(func.count(Release.id)).where(Release.released_on.between(*_days(year)), ~shown)
    return session.scalar(without) or 0


def _unnumbered(session: Session, year: int) -> int:
    received = Application.received_on.between(*_days(year))
    return session.scalar(select(func.count(Application.id)).where(Application.number == "", received)) or 0


def _days(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
