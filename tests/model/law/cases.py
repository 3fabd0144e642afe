"""Cases to try the rules on, written briefly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.clock import deadline
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.rules import Rules
from desktop_app.model.law.step import Step
from desktop_app.model.law.workflow import Case, case_of

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.law.deadline import Deadline

RULES = Rules(official_calendar())
LAST_OFFICIAL = dt.date(2026, 12, 31)


_FESTIVALS = {
    "01-01": "元旦",
    "02-10": "春节",
    "04-05": "清明节",
    "05-01": "劳动节",
    "06-10": "端午节",
    "09-20": "中秋节",
    "10-01": "国庆节",
}


def whole_year(year: int, *, without: str = "", holidays: str = "", workdays: str = "") -> dict[str, Value]:
    """Return a year's record that names each festival, but for one, with more days off and days of work beside them."""
    lines = [f"{year}-{on} {name}" for on, name in _FESTIVALS.items() if name != without]
    return {"year": year, "notice": "某通知", "holidays": "\n".join([*lines, holidays]), "workdays": workdays}


def day(text: str) -> dt.date:
    """Read a day."""
    return dt.date.fromisoformat(text)


def rules(**settings: str) -> Rules:
    """Return the official calendar with some settings of the office."""
    return Rules(official_calendar(), settings)


def step(kind: str, on: str, answered: str = "", answer: str = "answered", **more: object) -> Step:
    """Return a step, answered or not; days are written as text."""
    days = {name: day(str(more.pop(name))) for name in ("until", "delivered_on") if name in more}
    came = {"answered_on": day(answered), "answer": answer} if answered else {}
    return Step(**{"step": kind, "day": day(on), "id": f"{kind}{on}", **days, **came, **more})  # type: ignore[arg-type]


def due(received: str, *steps: Step, **settings: str) -> Deadline:
    """Return the due days of a case."""
    first = day(received)
    return deadline(first, steps, regulation_of(first), rules(**settings))


def case(
    values: dict[str, Value] | None = None,
    *records: dict[str, Value],
    approvals: tuple[dict[str, Value], ...] = (),
    **settings: str,
) -> Case:
    """Return the case of an application received on 22 September 2025, unless `values` say otherwise."""
    given: dict[str, Value] = {"id": "a", "nature": "disclosure", "received_on": day("2025-09-22"), **(values or {})}
    steps = [{"id": f"s{number}", **record} for number, record in enumerate(records)]
    opinions = [{"id": f"o{number}", **record} for number, record in enumerate(approvals)]
    return case_of(given, {"case_step": steps, "approval": opinions}, rules(**settings))


def record(kind: str, on: str, **more: Value) -> dict[str, Value]:
    """Return the values of a step's record; days are written as text."""
    days = {"until", "answered_on", "delivered_on"}
    given: dict[str, Value] = {name: day(str(value)) if name in days else value for name, value in more.items()}
    return {"step": kind, "day": day(on), **given}
