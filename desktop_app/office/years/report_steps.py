"""How far each year's report is, read from its steps; and which years are locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import ReportStep
from desktop_app.model.log_mark import mark_of
from desktop_app.model.record import values_of
from desktop_app.model.report_workflow import LOCKED, State, state_after

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.log_mark import LogMark
    from desktop_app.store.log.guards import Closing


def report_steps(session: Session, year: int) -> list[ReportStep]:
    """Return the steps of a year's report in their order."""
    query = select(ReportStep).where(ReportStep.year == year)
    return list(session.scalars(query.order_by(ReportStep.position, ReportStep.id)))


def report_state(session: Session, year: int) -> State:
    """Return the state of a year's report; "open" before its first step."""
    return state_after(values_of(step) | {"id": step.id} for step in report_steps(session, year))


def locked_years(session: Session) -> frozenset[int]:
    """Return the years whose records change by a correction slip only."""
    years = session.scalars(select(ReportStep.year).where(ReportStep.state.in_(LOCKED)).distinct())
    return frozenset(year for year in years if year and report_state(session, year) in LOCKED)


def filing(session: Session, year: int) -> tuple[dt.date, LogMark] | None:
    """Return the day a year's report was filed, and how far the log was; None where it isn't, or was long ago."""
    if report_state(session, year) not in LOCKED:
        return None
    for step in reversed(report_steps(session, year)):
        mark = mark_of(step.log_size, step.log_code)
        if step.state == "filed" and step.day and mark:
            return step.day, mark
    return None


def add_step(change: Closing, year: int, state: State, day: dt.date, officer: str, **more: Value) -> str:
    """Add the next step of a year's report, inside an operation, and return its id."""
    last = max((step.position or 0 for step in report_steps(change.session, year)), default=0)
    values: dict[str, Value] = {"year": year, "position": last + 1, "state": state, "day": day, "officer": officer}
    return change.add(ReportStep, values | more)
