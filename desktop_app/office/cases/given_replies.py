"""The day on which a reply counts as given, as a part of a query: `model.law.reply_day` said to the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from desktop_app.model.kinds import CaseStep
from desktop_app.model.law.reply_day import DELIVERED

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement


def given_on(application: Any, *, by_delivery: bool) -> ColumnElement[dt.date | None]:  # noqa: ANN401 (a kind or an alias of it)
    """Return the day on which the reply to an application counts as given, empty while there is none."""
    sent: ColumnElement[dt.date | None] = application.replied_on
    if not by_delivery:
        return sent
    step = aliased(CaseStep)
    delivered = (
        select(func.min(step.day))
        .where(step.application == application.id, step.step == DELIVERED)
        .correlate(application)
        .scalar_subquery()
    )
    return case((sent.is_not(None), func.coalesce(delivered, sent)), else_=None)
