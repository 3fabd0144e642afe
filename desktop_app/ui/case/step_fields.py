"""What each step asks for on the page: which fields, under which names, and what they start with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS, CaseStep
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.next_step import asked_until
from desktop_app.model.law.step_file import DAY
from desktop_app.model.record import typed_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.step_file import AskedField, StepRule
    from desktop_app.model.law.workflow import Case

_ALWAYS_IN_REPLY = frozenset({DAY, "decision", "reply_number", "delivery", "decision_reason"})


def fields_asked(action: StepRule) -> list[Field]:
    """Return the fields of a step's form: its day first, then what the record of the step holds."""
    known = typed_fields(KINDS[action.kind])
    return [_day(action), *(_named(action, asked, known[asked.field]) for asked in action.asked)]


def _day(action: StepRule) -> Field:
    field = typed_fields(CaseStep)[DAY]
    return replace(field, label=action.day.text if action.day else field.label, help="")


def _named(action: StepRule, asked: AskedField, field: Field) -> Field:
    required = field.name in action.needs or field.required
    return replace(field, label=asked.text(field.label), required=required)


def start_values(case: Case, action: StepRule, today: dt.date, person: str) -> dict[str, Value]:
    """Return what a step's form starts with: today, who sits here, the day until which an answer is asked for."""
    values: dict[str, Value] = {DAY: today, "officer": person if action.target == "case_step" else ""}
    values |= action.start
    asked = [each.field for each in action.asked]
    if action.code == "reply":
        values |= {name: case.facts.values.get(name) for name in asked}
        values["decision"] = _drafted(case) or values["decision"]
    if "until" in asked and action.waits_as:
        values["until"] = asked_until(case, action.code, today)
    return values


def _drafted(case: Case) -> str:
    return next((step.proposed for step in reversed(case.facts.took("draft")) if step.proposed), "")


def fields_fitting_reply(values: Mapping[str, Value]) -> frozenset[str]:
    """Return the fields of a reply that its decision needs or that always make sense."""
    decision = decisions().get(str(values.get("decision") or ""))
    if decision is None:
        return _ALWAYS_IN_REPLY
    return _ALWAYS_IN_REPLY | {*decision.needs, *decision.asks}
