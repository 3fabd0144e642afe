"""The rules in force in a data file: the official calendar with the office's own days, and the office's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.calendar import Arrangement, WorkCalendar, official_years
from desktop_app.model.calendar_lines import dated_lines
from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting
from desktop_app.model.rules import Rules

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RULE_KINDS = frozenset({CalendarYear.kind, LocalDay.kind, RuleSetting.kind})
"""The kinds of records that the rules are read from: when one changes, every due day may."""


def load_rules(session: Session) -> Rules:
    """Return the rules as this data file has them now."""
    announced = {year.year: _official(year) for year in session.scalars(select(CalendarYear)) if year.year}
    local = {day.day: day.working for day in session.scalars(select(LocalDay)) if day.day}
    settings = {
        setting.code: setting.value for setting in session.scalars(select(RuleSetting).order_by(RuleSetting.id))
    }
    return Rules(WorkCalendar({**official_years(), **announced}, local), settings)


def _official(year: CalendarYear) -> Arrangement:
    return Arrangement(year.year or 0, year.notice, dated_lines(year.holidays), dated_lines(year.workdays))
