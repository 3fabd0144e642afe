"""A step of a case as the rules see it: the values of a `case_step` record, typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.step_file import step_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.model.field import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step with its notice and the answer to it."""

    id: str = ""
    step: str
    day: dt.date
    officer: str = ""
    approver: str = ""
    delivered_on: dt.date | None = None
    until: dt.date | None = None
    days: int | None = None
    amount: int | None = None
    proposed: str = ""
    answered_on: dt.date | None = None
    answer: str = ""
    reason: str = ""

    @property
    def open(self) -> bool:
        """Tell whether the step still waits for an answer; an applicant's silence is settled only by a decision."""
        rule = step_rules().get(self.step)
        if rule is None or not rule.waits_as:
            return False
        return self.answered_on is None or (self.answer == "silent" and rule.silence == "open")


def steps_of(records: Iterable[Mapping[str, Value]]) -> tuple[Step, ...]:
    """Return the steps in the order of their days.

    A record without a day or step (not yet filled in) is left out, and so is a step that only a newer version knows:
    nobody here can tell what it does.
    """
    found = [step for values in records if (step := _step(values))]
    return tuple(sorted(found, key=lambda step: (step.day, step.step, step.id)))


def _step(values: Mapping[str, Value]) -> Step | None:
    day, code = _day(values, "day"), str(values.get("step") or "")
    if day is None or code not in step_rules():
        return None
    return Step(
        id=str(values.get("id") or ""),
        step=code,
        day=day,
        officer=str(values.get("officer") or ""),
        approver=str(values.get("approver") or ""),
        delivered_on=_day(values, "delivered_on"),
        until=_day(values, "until"),
        days=_number(values, "days"),
        amount=_number(values, "amount"),
        proposed=str(values.get("proposed") or ""),
        answered_on=_day(values, "answered_on"),
        answer=str(values.get("answer") or ""),
        reason=str(values.get("reason") or ""),
    )


def _day(values: Mapping[str, Value], name: str) -> dt.date | None:
    value = values.get(name)
    return value if isinstance(value, dt.date) else None


def _number(values: Mapping[str, Value], name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
