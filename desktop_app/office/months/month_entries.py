"""What was entered in a month, subject by subject, and what was declared nil (零报告): is this month done?"""

from __future__ import annotations

import calendar as month_calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desktop_app.model.codes import code_text
from desktop_app.model.kinds import KINDS, Application, Complaint, Dispute, Inquiry, NilDeclaration, Release

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of the month: its code in `nil_subject`, its words, the kind of its records, and how it counts."""

    code: str
    label: str
    measure: str
    kind: str
    figure: ColumnElement[int]
    day: InstrumentedAttribute[dt.date | None]
    only: tuple[ColumnElement[bool], ...] = ()

    def within(self, first: dt.date, last: dt.date) -> Select[int]:
        """Return the query of its figure for the days from `first` to `last`."""
        return select(func.coalesce(self.figure, 0)).where(self.day.between(first, last), *self.only)


SUBJECTS = (
    Subject("release", "主动公开", "条", "release", func.count(Release.id), Release.released_on),
    Subject(
        "application",
        "依申请公开",
        "件",
        "application",
        func.count(Application.id),
        Application.received_on,
        (Application.nature == "disclosure",),
    ),
    Subject("inquiry", "咨询", "人次", "inquiry", func.sum(func.coalesce(Inquiry.people, 0)), Inquiry.day),
    Subject("complaint", "投诉举报", "件", "complaint", func.count(Complaint.id), Complaint.received_on),
    *(
        Subject(
            code,
            label,
            "件",
            "dispute",
            func.count(Dispute.id),
            Dispute.filed_on,
            (Dispute.procedure == code,),
        )
        for code, label in (("review", "行政复议"), ("lawsuit", "行政诉讼"))
    ),
)
"""The subjects a unit reports every month."""


@dataclass(frozen=True, slots=True)
class Filing:
    """One subject in one month: how much was entered, whether nil was declared, and whether something is against it."""

    subject: Subject
    count: int
    nil: bool
    contradicts: bool = False

    @property
    def done(self) -> bool:
        """Tell whether the subject is done with: something was entered, or nil declared."""
        return self.count > 0 or self.nil


def filings(session: Session, unit_id: str, year: int, month: int) -> list[Filing]:
    """Return the lines of a month; a declaration for the whole year counts for each month of it."""
    first = dt.date(year, month, 1)
    last = dt.date(year, month, month_calendar.monthrange(year, month)[1])
    nil = _declared(session, unit_id, year, month)
    own = {subject.code: _own(session, subject, unit_id, first, last) for subject in SUBJECTS if subject.code in nil}
    return [
        Filing(subject, _figure(session, subject, first, last), subject.code in nil, own.get(subject.code, False))
        for subject in SUBJECTS
    ]


def subject_records(session: Session, subject: Subject, year: int, month: int | None = None) -> list[str]:
    """Return the records that a subject's figure counts in a year, or in one month of it, the newest first."""
    first, last = dt.date(year, month or 1, 1), dt.date(year, month or 12, 31 if month is None else 1)
    if month:
        last = dt.date(year, month, month_calendar.monthrange(year, month)[1])
    kind = KINDS[subject.kind]
    within = select(kind.id).where(subject.day.between(first, last), *subject.only)
    return list(session.scalars(within.order_by(subject.day.desc(), kind.id)))


def year_figures(session: Session, year: int) -> dict[str, int]:
    """Return each subject's figure for the whole year, by its code."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return {subject.code: _figure(session, subject, first, last) for subject in SUBJECTS}


def declaration_words(subject: Subject) -> str:
    """Return what a declaration of the subject says, e.g. 未收到公开申请."""
    return code_text("nil_subject", subject.code)


def _figure(session: Session, subject: Subject, first: dt.date, last: dt.date) -> int:
    return int(session.execute(subject.within(first, last)).scalar_one())


def _own(session: Session, subject: Subject, unit_id: str, first: dt.date, last: dt.date) -> bool:
    """Tell whether the unit itself has records of a subject in these days."""
    kind = KINDS[subject.kind]
    unit = kind.unit  # type: ignore[attr-defined]  # every kind of a subject belongs to a unit
    query = select(kind.id).where(unit == unit_id, subject.day.between(first, last), *subject.only)
    return session.scalar(query.limit(1)) is not None


def _declared(session: Session, unit_id: str, year: int, month: int) -> set[str]:
    whole_or_month = or_(NilDeclaration.month.is_(None), NilDeclaration.month == month)
    declared = select(NilDeclaration.subject).where(
        NilDeclaration.unit == unit_id, NilDeclaration.year == year, whole_or_month
    )
    return set(session.scalars(declared))
