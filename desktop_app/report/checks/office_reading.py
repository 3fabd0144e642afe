"""Reading what only the office knows of a year: the steps of its report, problems, the agency's lines, fees."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desktop_app.model.kinds import Application, Fee, Organisation, Problem, ReportStep
from desktop_app.office.records.organisation import organisation_on
from desktop_app.report.checks.facts import AgencyFacts, ProblemFacts, StepFacts

if TYPE_CHECKING:
    from desktop_app.report.checks.asked_year import AskedYear

_WRITTEN_BY = (3, 31)
"""The last day, of the year after, for a report of before 2019 (2007《条例》第三十一条)."""

_TAKEN_UP = frozenset({"doing", "done"})


def read_steps(asked: AskedYear) -> tuple[StepFacts, ...]:
    """Return the steps of the year's report in their order."""
    query = select(ReportStep).where(ReportStep.year == asked.year, ReportStep.day.is_not(None))
    rows = asked.session.scalars(query.order_by(ReportStep.position, ReportStep.day, ReportStep.id))
    return tuple(
        StepFacts(id=row.id, state=row.state, day=row.day, fingerprint=row.fingerprint)
        for row in rows
        if row.day is not None
    )


def read_problems(asked: AskedYear) -> tuple[ProblemFacts, ...]:
    """Return the problems that last year's report named; one is followed up by its result or by a problem of today."""
    carried = set(asked.session.scalars(select(Problem.carried_from).where(Problem.year == asked.year)))
    query = select(Problem).where(Problem.year == asked.year - 1).order_by(Problem.position, Problem.id)
    return tuple(
        ProblemFacts(
            id=row.id,
            problem=row.problem,
            followed=row.state in _TAKEN_UP or bool(row.result.strip()) or row.id in carried,
        )
        for row in asked.session.scalars(query)
    )


def read_agency(asked: AskedYear) -> AgencyFacts:
    """Return the agency's names at the year's end, and all its numbers from the year until the report is written."""
    agency = organisation_on(asked.session, dt.date(asked.year, 12, 31))
    if agency is None:
        return AgencyFacts()
    written_by = dt.date(asked.year + 1, *_WRITTEN_BY)
    query = select(Organisation).where(or_(Organisation.since.is_(None), Organisation.since <= written_by))
    known = [row for row in asked.session.scalars(query) if row.since is None or row.since.year >= asked.year]
    numbers = [number for row in (agency, *known) for number in (row.telephone, row.fax) if number]
    return AgencyFacts(name=agency.name, short_name=agency.short_name, numbers=tuple(dict.fromkeys(numbers)))


def read_charged(asked: AskedYear) -> int:
    """Return what was charged for information in the year, in 分."""
    query = select(func.coalesce(func.sum(Fee.charged), 0)).where(asked.within(Fee.charged_on))
    if asked.unit:
        query = query.where(Fee.application.in_(select(Application.id).where(Application.unit == asked.unit)))
    return asked.session.scalar(query) or 0
