"""What each step asks for on the page: which fields, under which names, and what they start with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS, CaseStep
from desktop_app.model.law.decisions import decisions
from desktop_app.model.record import typed_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.workflow import Case
    from desktop_app.model.law.workflow_table import Action

DAY = "day"
"""The name of a step's day in its form, whatever the record calls it."""

_FIELDS: dict[str, str] = {
    "confirm": "",
    "assigned": "officer reason",
    "correction": "reason until officer delivered_on",
    "correction_answer": "answer",
    "third_party": "party until reason officer delivered_on",
    "co_maker": "party until reason officer delivered_on",
    "agency": "party until reason officer",
    "consultation_answer": "answer statement",
    "override": "party reason officer",
    "extension": "approver days reason officer",
    "abuse_reason": "until reason officer",
    "abuse_answer": "answer statement",
    "abuse_delay": "until reason officer",
    "fee": "amount until reason officer",
    "fee_payment": "answer",
    "draft": "officer proposed reason",
    "submitted": "officer",
    "approve": "officer secrecy_reviewed note",
    "return": "officer note",
    "reply": "decision reply_number delivery decision_reason access_path referred_to search_record"
    " protected_interest unconsulted_reason repeats items_provided",
    "not_ogi": "referred_to",
    "withdrawn": "reason",
    "delivered": "reason officer",
    "archived": "number officer",
}
_ALWAYS_IN_REPLY = frozenset({DAY, "decision", "reply_number", "delivery", "decision_reason"})
_NAMES = {
    ("correction", "reason"): "需要补正的内容",
    ("delivered", "reason"): "送达方式",
    ("archived", "number"): "归档号",
    ("withdrawn", "reason"): "撤回的情况",
    ("assigned", "reason"): "分办意见",
    ("approve", "officer"): "审批人",
    ("return", "officer"): "审批人",
    ("draft", "officer"): "拟稿人",
    ("correction_answer", DAY): "收到补正的日期",
    ("consultation_answer", DAY): "收到意见的日期",
    ("abuse_answer", DAY): "收到说明的日期",
    ("fee_payment", DAY): "缴费日期",
    ("reply", DAY): "答复日期",
    ("confirm", DAY): "与申请人确认日期",
    ("extension", DAY): "延期告知日期",
}
_ASKED_UNTIL = 15
"""Working days proposed for an answer to which the law sets no term."""

_OUR_OWN_UNTIL = frozenset({"abuse_delay"})


def fields_asked(action: Action) -> list[Field]:
    """Return the fields of a step's form: its day first, then what the record of the step holds."""
    known = typed_fields(KINDS["case_step" if action.target == "answer" else action.target])
    names = _FIELDS.get(action.code, "").split()
    return [_day(action), *(_named(action, known[name], required=name in action.needs) for name in names)]


def _day(action: Action) -> Field:
    field = typed_fields(CaseStep)[DAY]
    return replace(field, label=_NAMES.get((action.code, DAY), field.label), help="")


def _named(action: Action, field: Field, *, required: bool) -> Field:
    label = _NAMES.get((action.code, field.name), field.label)
    return replace(field, label=label, required=required or field.required)


def start_values(case: Case, action: Action, today: dt.date, person: str) -> dict[str, Value]:
    """Return what a step's form starts with: today, who sits here, the day until which an answer is asked for."""
    values: dict[str, Value] = {DAY: today, "officer": person if action.target == "case_step" else ""}
    if action.code == "fee_payment":
        values["answer"] = "paid"
    if action.code == "correction_answer":
        values["answer"] = "corrected"
    if action.code == "reply":
        values |= {name: case.facts.values.get(name) for name in _FIELDS["reply"].split()}
        values["decision"] = _drafted(case) or values["decision"]
    if "until" in _FIELDS.get(action.code, "").split() and action.code not in _OUR_OWN_UNTIL:
        values["until"] = asked_until(case, action, today)
    return values


def asked_until(case: Case, action: Action, day: dt.date) -> dt.date:
    """Return the day until which an answer is asked for by law, or what is usual where the law leaves it open."""
    regulation = case.deadline.regulation if case.deadline else None
    days = (regulation.answer_days(action.code) if regulation else None) or _ASKED_UNTIL
    return case.rules.calendar.nth_after(day, days)


def _drafted(case: Case) -> str:
    return next((step.proposed for step in reversed(case.facts.took("draft")) if step.proposed), "")


def fields_fitting_reply(values: Mapping[str, Value]) -> frozenset[str]:
    """Return the fields of a reply that its decision needs or that always make sense."""
    decision = decisions().get(str(values.get("decision") or ""))
    if decision is None:
        return _ALWAYS_IN_REPLY
    needed = set(decision.needs)
    if decision.discloses:
        needed |= {"items_provided", "access_path"}
    if decision.code == "third_party":
        needed |= {"protected_interest", "unconsulted_reason"}
    return _ALWAYS_IN_REPLY | needed


def answers_fitting(action: str) -> frozenset[str]:
    """Return the answers that make sense for what was asked."""
    return {
        "correction_answer": frozenset({"corrected", "still_unclear"}),
        "consultation_answer": frozenset({"agreed", "refused", "partly", "answered", "silent"}),
        "abuse_answer": frozenset({"reasonable", "unreasonable", "silent"}),
        "fee_payment": frozenset({"paid"}),
    }.get(action, frozenset())
