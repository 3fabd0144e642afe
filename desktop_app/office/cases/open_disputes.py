"""Reviews and lawsuits that are still open, each with the day that comes next: the bureau's own answer, or the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import Dispute
from desktop_app.model.law.dispute_terms import answer_words
from desktop_app.model.record import values_of
from desktop_app.office.cases.due import Group, TimeLeft, group_of, time_left

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """One that isn't closed; `left` is None where the law sets no day. `own`: the bureau itself has to act by it."""

    record_id: str
    number: str
    subject: str
    unit: str
    procedure: str
    filed_on: dt.date
    term: str
    own: bool
    left: TimeLeft | None

    @property
    def words(self) -> str:
        """Say what is due and in which procedure."""
        return _("{procedure}：{term}").format(procedure=code_text("dispute_procedure", self.procedure), term=self.term)

    @property
    def group(self) -> Group:
        """Return the heading that an application with the same day would stand under; others' days are waited for."""
        return group_of(self.left) if self.own else "waiting"


def open_disputes(session: Session, rules: Rules, today: dt.date) -> list[OpenDispute]:
    """Return the disputes that were open on a day, what is due first coming first."""
    query = select(Dispute).where(Dispute.filed_on <= today, Dispute.closed_on.is_(None) | (Dispute.closed_on > today))
    found = [_open(row, rules, today) for row in session.scalars(query)]
    return sorted(found, key=lambda one: (one.left is None, one.left and one.left.due_on, one.number, one.record_id))


def _open(row: Dispute, rules: Rules, today: dt.date) -> OpenDispute:
    day = row.answer_due_on or row.due_on
    own = row.answer_due_on is not None
    term = answer_words(values_of(row)) if own else _("审结") if day else _("没有法定期限")
    return OpenDispute(
        record_id=row.id,
        number=row.case_number,
        subject=row.subject,
        unit=row.unit or "",
        procedure=row.procedure,
        filed_on=row.filed_on or today,
        term=term,
        own=own,
        left=time_left(day, today, rules) if day else None,
    )
