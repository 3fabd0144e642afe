"""Whom an open case waits for while somebody else is asked, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, CaseStep
from desktop_app.model.law.case_deadline import governing
from desktop_app.model.law.case_state import facts_of
from desktop_app.model.law.pauses import answer_due
from desktop_app.model.law.step import Step, steps_of
from desktop_app.model.record import values_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.office.cases.due import OpenCase

_APPLICANTS = frozenset({"correction", "abuse_reason", "fee"})
_AGENCIES = frozenset({"co_maker", "agency"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who has to answer which step (code list `case_step`), and the last day for it, where there is one."""

    step: str
    party: str
    until: dt.date | None

    def words(self, today: dt.date) -> str:
        """Say whom the case waits for and until when."""
        if self.until is None:
            return _("等{party}").format(party=self.party)
        text = _("等{party}，已过 {day}") if self.until < today else _("等{party}，最迟 {day}")
        return text.format(party=self.party, day=day_text(self.until))


def waiting(session: Session, rules: Rules, cases: Iterable[OpenCase]) -> dict[str, Waiting]:
    """Return what the cases wait for, by the application's id; those that wait for nobody are left out."""
    found = {}
    for case in cases:
        waits = _waiting(session, rules, case.record_id) if case.group == "waiting" else None
        if waits:
            found[case.record_id] = waits
    return found


def _waiting(session: Session, rules: Rules, record_id: str) -> Waiting | None:
    """Return the open step that is answered last: until then nothing goes on."""
    application = session.get_one(Application, record_id)
    rows = {row.id: row for row in session.scalars(select(CaseStep).where(CaseStep.application == record_id))}
    steps = [step for step in steps_of(values_of(row) | {"id": row.id} for row in rows.values()) if step.open]
    asked = [Waiting(step.step, _party(rows[step.id]), _until(application, step, rules)) for step in steps]
    return max(asked, key=lambda one: one.until or dt.date.max, default=None)


def _until(application: Application, step: Step, rules: Rules) -> dt.date | None:
    regulation = governing(facts_of(values_of(application), {}), rules)
    by_law = answer_due(step, regulation, rules.calendar) if regulation else None
    return max(filter(None, (by_law, step.until)), default=None) if step.step == "fee" else by_law or step.until


def _party(row: CaseStep) -> str:
    """Name who is asked; a third party is often a person, whose name doesn't belong on a list of what is due."""
    if row.step in _APPLICANTS:
        return _("申请人")
    return (row.party if row.step in _AGENCIES else "") or (_("其他机关") if row.step in _AGENCIES else _("第三方"))
