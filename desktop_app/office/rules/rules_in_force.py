"""The rules in force in a data file: the official calendar with the office's own days, and the office's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import CalendarYear, LocalDay, RuleSetting
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.calendar_records import amended_calendar
from desktop_app.model.law.rules import Rules
from desktop_app.model.record import Record, values_of
from desktop_app.office.rules.first_month import own_first_month

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value

RULE_KINDS = frozenset({CalendarYear.kind, LocalDay.kind, RuleSetting.kind})
"""The kinds of records that the rules are read from: when one changes, every due day may."""


def load_rules(session: Session) -> Rules:
    """Return the rules as this data file has them now."""
    calendar = amended_calendar(official_calendar(), _values(session, CalendarYear), _values(session, LocalDay))
    return Rules(calendar, own_first_month(session) | load_settings(session))


def load_settings(session: Session) -> dict[str, str]:
    """Return the office's answers to the open questions by their code; where it gave none, the default holds."""
    return {str(values["code"]): str(values["value"]) for values in _values(session, RuleSetting)}


def _values(session: Session, kind: type[Record]) -> list[dict[str, Value]]:
    """Return the values of all records of a kind in an order that is the same on every computer."""
    return [values_of(record) for record in session.scalars(select(kind).order_by(kind.id))]
