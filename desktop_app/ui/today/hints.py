"""What the office would ask about if it looked over the clerk's shoulder: hints, never obstacles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, Category, Publication, Release
from desktop_app.model.law.remedies import months_later
from desktop_app.ui.context.context import Selection

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

OTHER_SHARE = 0.4
"""The share of 其他信息 above which reviewers ask for better categories."""

_OTHER = "oth"
"""The code of 其他信息 in the catalogue; its branches are `oth.…`."""

_REASSESSED_WITHIN = 12
"""Months after which withheld information is looked at again."""

_FEW = 20
"""Below so many releases a share says nothing."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: a sentence, the page to look at, and there the records meant."""

    text: str
    page: str
    target: Selection | None = None


def hints(session: Session, year: int, today: dt.date) -> list[Hint]:
    """Return the hints for a year's records, and for what is overdue today whatever its year."""
    found = (
        *(_overdue(session, today), _withheld(session, today)),
        *(_other_share(session, year), _unpublished(session, year), _unnumbered(session, year)),
    )
    return [hint for hint in found if hint]


def _overdue(session: Session, today: dt.date) -> Hint | None:
    text = _("{count} 条信息过了公开期限还没有公开（2019《条例》第二十六条）。")
    return _releases(session, Release.due_on < today, text, _("过了公开期限"))


def _withheld(session: Session, today: dt.date) -> Hint | None:
    """Ask for the regular reassessment of what is withheld, a year after the last one (2019《条例》第十八条)."""
    looked_at = func.coalesce(Release.reassessed_on, Release.made_on, Release.released_on)
    long_ago = (Release.attribute == "withheld") & (looked_at <= months_later(today, -_REASSESSED_WITHIN))
    text = _("{count} 条不予公开的信息一年以上没有评估（2019《条例》第十八条）。")
    return _releases(session, long_ago, text, _("一年以上没有评估"))


def _releases(session: Session, meant: ColumnElement[bool], text: str, title: str) -> Hint | None:
    found = tuple(session.scalars(select(Release.id).where(meant).order_by(Release.id)))
    if not found:
        return None
    return Hint(text.format(count=len(found)), "releases", Selection("release", found, title))


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
