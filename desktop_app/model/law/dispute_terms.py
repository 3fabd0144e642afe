"""The days that the law sets in a review or a lawsuit about a reply, each rolled over a day off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.remedies import (
    judged_by,
    review_accepted_by,
    review_answered_by,
    review_decided_by,
    suit_after_review_by,
    suit_answered_by,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.law.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Term:
    """What has to be done by which day."""

    name: str
    day: dt.date


def dispute_terms(values: Mapping[str, Value], calendar: WorkCalendar) -> tuple[Term, ...]:
    """Return what is still to come in a dispute (values of the kind `dispute`), in the order of the procedure.

    A review that was decided is followed by the days in which the applicant may sue; an appeal has no term by law.
    """
    procedure, filed, closed = values.get("procedure"), values.get("filed_on"), values.get("closed_on")
    if isinstance(closed, dt.date):
        after = suit_after_review_by(closed, calendar)
        return (Term(_("对复议决定起诉"), after),) if procedure == "review" else ()
    if not isinstance(filed, dt.date):
        return ()
    answer = answered_by(values, calendar)
    own = () if answer is None else (Term(answer_words(values), answer),)
    return (*own, *_court(values, filed, calendar))


def _court(values: Mapping[str, Value], filed: dt.date, calendar: WorkCalendar) -> tuple[Term, ...]:
    """Return the terms of the authority or the court."""
    simplified = bool(values.get("simplified"))
    if values.get("procedure") == "review":
        acceptance = () if values.get("accepted") else (Term(_("决定是否受理"), review_accepted_by(filed, calendar)),)
        decision = Term(_("复议决定"), review_decided_by(filed, calendar, simplified=simplified))
        extended = Term(_("延长后的复议决定"), review_decided_by(filed, calendar, extended=True))
        return (*acceptance, decision) if simplified else (*acceptance, decision, extended)
    if values.get("procedure") == "lawsuit":
        return (Term(_("一审判决"), judged_by(filed, calendar, simplified=simplified)),)
    return ()


def answer_words(values: Mapping[str, Value]) -> str:
    """Return what the bureau itself has to hand in."""
    return _("本机关提交答辩状") if values.get("procedure") == "lawsuit" else _("本机关书面答复")


def answered_by(values: Mapping[str, Value], calendar: WorkCalendar) -> dt.date | None:
    """Return the day by which the bureau has to answer; None before the notice came, and once it has answered."""
    procedure, notified = values.get("procedure"), values.get("notified_on")
    if values.get("answered_on") or values.get("closed_on") or not isinstance(notified, dt.date):
        return None
    if procedure == "review":
        return review_answered_by(notified, calendar, simplified=bool(values.get("simplified")))
    return suit_answered_by(notified, calendar) if procedure == "lawsuit" else None


def decided_by(values: Mapping[str, Value], calendar: WorkCalendar) -> dt.date | None:
    """Return the day by which a dispute that is open has to be decided; None where it is closed or has no term."""
    procedure, filed = values.get("procedure"), values.get("filed_on")
    if values.get("closed_on") or not isinstance(filed, dt.date):
        return None
    simplified = bool(values.get("simplified"))
    if procedure == "review":
        return review_decided_by(filed, calendar, simplified=simplified)
    return judged_by(filed, calendar, simplified=simplified) if procedure == "lawsuit" else None
