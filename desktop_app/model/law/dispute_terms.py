"""The days that the law sets in a review or a lawsuit about a reply, each rolled over a day off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.remedies import judged_by, review_accepted_by, review_decided_by, suit_after_review_by

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
    if procedure == "review":
        return _review(filed, calendar, accepted=bool(values.get("accepted")))
    return (Term(_("一审判决"), judged_by(filed, calendar)),) if procedure == "lawsuit" else ()


def _review(filed: dt.date, calendar: WorkCalendar, *, accepted: bool) -> tuple[Term, ...]:
    acceptance = () if accepted else (Term(_("决定是否受理"), review_accepted_by(filed, calendar)),)
    return (
        *acceptance,
        Term(_("复议决定"), review_decided_by(filed, calendar)),
        Term(_("延长后的复议决定"), review_decided_by(filed, calendar, extended=True)),
    )


def decided_by(values: Mapping[str, Value], calendar: WorkCalendar) -> dt.date | None:
    """Return the day by which a dispute that is open has to be decided; None where it is closed or has no term."""
    procedure, filed = values.get("procedure"), values.get("filed_on")
    if values.get("closed_on") or not isinstance(filed, dt.date):
        return None
    if procedure == "review":
        return review_decided_by(filed, calendar)
    return judged_by(filed, calendar) if procedure == "lawsuit" else None
