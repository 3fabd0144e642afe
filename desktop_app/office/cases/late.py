"""Replies that came too late, or are overdue, in a year: by how many working days, and what the case went through."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import Application
from desktop_app.model.law import reply_day
from desktop_app.model.law.case_state import state_of
from desktop_app.model.law.event import at_the_beginning
from desktop_app.model.law.explanation import explain
from desktop_app.model.law.reply_day import counts_by_delivery
from desktop_app.model.law.workflow import Case, case_of
from desktop_app.model.record import values_of
from desktop_app.office.cases.given_replies import given_on
from desktop_app.store.log.derivation import belongings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules

_TOLD = frozenset({"waiting", "pause", "restart", "extension", "delay", "late", "second", "unfounded"})
"""The lines of an explanation that tell what was done, not how days were counted."""


@dataclass(frozen=True, slots=True)
class LateReply:
    """A reply after its due day, or none yet (`replied_on` is None); `days` are working days, `why` whole sentences."""

    record_id: str
    number: str
    subject: str
    unit: str
    due_on: dt.date
    replied_on: dt.date | None
    days: int
    why: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say how late the reply is."""
        if self.replied_on is None:
            text = _("逾期 {days} 个工作日，仍未答复") if self.days else _("已逾期，仍未答复")
        else:
            text = _("答复逾期 {days} 个工作日") if self.days else _("答复逾期，其间没有工作日")
        return text.format(days=self.days)


def late_replies(session: Session, rules: Rules, year: int, today: dt.date) -> list[LateReply]:
    """Return the cases whose due day lay in the year and before `today` and passed without a reply, the worst first.

    Which day decides, of sending or of delivery, is the office's setting (`reply_counts_on`).
    """
    given = given_on(Application, by_delivery=counts_by_delivery(rules.settings))
    query = select(Application).where(
        Application.nature == "disclosure",
        Application.due_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        Application.due_on < today,
        Application.replied_on.is_(None) | (given > Application.due_on),
    )
    found = [late for row in session.scalars(query) if (late := _late(session, row, rules, today))]
    return sorted(found, key=lambda late: (late.replied_on is not None, -late.days, late.due_on, late.number))


def _late(session: Session, row: Application, rules: Rules, today: dt.date) -> LateReply | None:
    case = case_of(values_of(row), belongings(session, Application, row.id), rules)
    due, replied = row.due_on, reply_day.given_on(case.facts, rules.settings)
    if due is None or (replied is not None and replied <= due):
        return None
    replied = replied if replied is not None and replied <= today else None
    return LateReply(
        record_id=row.id,
        number=row.number,
        subject=row.subject,
        unit=row.unit or "",
        due_on=due,
        replied_on=replied,
        days=rules.calendar.count_between(due, replied or today),
        why=_why(case, due),
    )


def _why(case: Case, due: dt.date) -> tuple[str, ...]:
    lines = explain(case.deadline) if case.deadline else ()
    told = tuple(line.text for line in lines if line.kind in _TOLD)
    stood = [taken.state for taken in case.taken if taken.event.day <= due]
    state = stood[-1] if stood else state_of(at_the_beginning(case.facts), case.rules.settings)
    nothing = _("没有延期，期限也没有停止计算。")
    return (*(told or (nothing,)), _("期限届满时：{state}。").format(state=code_text("case_state", state)))
