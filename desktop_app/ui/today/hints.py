"""What the office would ask about if it looked over the clerk's shoulder: hints, never obstacles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, Category, Publication, Release

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

OTHER_SHARE = 0.4
"""The share of 其他信息 above which reviewers ask for better categories."""

_OTHER = "oth"
"""The code of 其他信息 in the catalogue; its branches are `oth.…`."""

_FEW = 20
"""Below so many releases a share says nothing."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: a sentence, and the page to look at."""

    text: str
    page: str


def hints(session: Session, year: int) -> list[Hint]:
    """Return the hints for a year's records."""
    found = (_other_share(session, year), _unpublished(session, year), _unnumbered(session, year))
    return [hint for hint in found if hint]


def _other_share(session: Session, year: int) -> Hint | None:
    by_category = (
        select(Category.code, func.count(Release.id))
        .join(Category, Category.id == Release.category)
        .where(_in_year(year))
        .group_by(Category.code)
    )
    counts = [(code.split(".")[0], count) for code, count in session.execute(by_category)]
    total = sum(count for _code, count in counts)
    other = sum(count for code, count in counts if code == _OTHER)
    if total < _FEW or other / total <= OTHER_SHARE:
        return None
    text = _("“其他信息”占主动公开的 {share}%，审核时常被要求细分。")
    return Hint(text.format(share=round(100 * other / total)), "releases")


def _unpublished(session: Session, year: int) -> Hint | None:
    shown = select(Publication.id).where(Publication.release == Release.id).exists()
    count = session.scalar(select(func.count(Release.id)).where(_in_year(year), ~shown)) or 0
    if not count:
        return None
    return Hint(_("{count} 条主动公开信息还没有登记公开渠道。").format(count=count), "releases")


def _unnumbered(session: Session, year: int) -> Hint | None:
    without = select(func.count(Application.id)).where(
        Application.number == "", Application.received_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    )
    count = session.scalar(without) or 0
    return Hint(_("{count} 件依申请公开没有登记号。").format(count=count), "applications") if count else None


def _in_year(year: int) -> ColumnElement[bool]:
    return Release.released_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
