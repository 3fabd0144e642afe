"""How far a release is, until when it is public and when assessed again (2019《条例》第十七、十八、二十六条)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.release_review import review_state
from desktop_app.model.law.remedies import months_later
from desktop_app.model.law.rule_sets import regulation_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.law.approvals import Opinion
    from desktop_app.model.law.calendar import WorkCalendar

_PUBLIC = frozenset({"", "active"})
"""The attributes (code list `release_attribute`) of what is made public; most old records name none."""

WITHHELD = "withheld"
"""The attribute (code list `release_attribute`) of what is assessed again."""

ASSESSED_ON = ("reassessed_on", "made_on", "released_on")
"""The fields of a release that may say when it was last assessed, the first that has a day."""

_ASSESSED_WITHIN_MONTHS = 12


def is_for_the_public(values: Mapping[str, Value]) -> bool:
    """Tell whether a release is to be public, and not withheld or given on application only."""
    return str(values.get("attribute") or "") in _PUBLIC


def day_of_release(values: Mapping[str, Value]) -> dt.date | None:
    """Return the day a release was made public; while it isn't, the day it was made or changed."""
    days = (values.get(name) for name in ("released_on", "made_on", "changed_on"))
    return next((day for day in days if isinstance(day, dt.date)), None)


def release_state(values: Mapping[str, Value], opinions: Sequence[Opinion], settings: Mapping[str, str]) -> str:
    """Return the state (code list `release_state`) of a release."""
    if values.get("abolished_on"):
        return "abolished"
    if not is_for_the_public(values):
        return "kept_back"
    return "public" if values.get("released_on") else review_state(opinions, settings)


def publication_due(
    values: Mapping[str, Value], publications: Sequence[Mapping[str, Value]], calendar: WorkCalendar
) -> dt.date | None:
    """Return the day by which a release has to be public: 20 working days after it was made or changed.

    So say 2019《条例》第二十六条 and 2007《条例》第十八条.

    None where it was made public since, was abolished, or isn't for the public.
    """
    if values.get("abolished_on") or not is_for_the_public(values):
        return None
    made = [day for name in ("made_on", "changed_on") if isinstance(day := values.get(name), dt.date)]
    shown = [values.get("released_on"), *(publication.get("published_on") for publication in publications)]
    if not made or any(isinstance(day, dt.date) and day >= max(made) for day in shown):
        return None
    return calendar.nth_after(max(made), regulation_of(max(made)).release_days)


def reassessed_if_by(today: dt.date) -> dt.date:
    """Return the last day on which withheld information may have been assessed that has to be by now (第十八条)."""
    return months_later(today, -_ASSESSED_WITHIN_MONTHS)
