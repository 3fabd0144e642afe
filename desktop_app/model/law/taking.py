"""Taking a step: what it writes, and the one sentence that refuses it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.model.law.approvals import agrees, chain_of, in_order, opinion_values, opinions_of
from desktop_app.model.law.case_deadline import governing
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.objections import may_have_happened, out_of_order
from desktop_app.model.law.step import Step, steps_of
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.law.workflow import Case, case_from
from desktop_app.model.record import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.law.approvals import Opinion
    from desktop_app.model.law.step_file import StepRule


@dataclass(frozen=True, slots=True)
class Write:
    """One record to add (no `record`) or to change; who saves it adds the link of a new one to its application."""

    kind: str
    record: str
    values: Mapping[str, Value]


def refusal(case: Case, action: str, data: Mapping[str, Value], *, as_it_happened: bool = False) -> str | None:
    """Return the sentence, naming the article, that refuses an action with this data; None where it can be taken.

    `data` holds "day" and the fields of the record that the action writes; for an answer also "record", the id of the
    step that is answered (else the oldest one that waits). `as_it_happened`: a person says it was done so though it
    is against the rules; only what is impossible is refused then.
    """
    row = step_rules()[action]
    said = _already_decided(case, row, as_it_happened=as_it_happened) or _missing(case, row, data)
    if said:
        return said
    if row.target == "answer" and _answered(case, row, data) is None:
        text = _("没有等待答复的步骤，不能“{step}”（{article}）。")
        return text.format(step=row.button.text, article=_cite(case, row))
    new = news(case, case_after(case, writes(case, action, data)), as_it_happened=as_it_happened)
    return next(iter(new), None)


def may_stand(case: Case, action: str, data: Mapping[str, Value]) -> bool:
    """Tell whether an action that is refused can be recorded as it happened."""
    return refusal(case, action, data, as_it_happened=True) is None


def news(before: Case, after: Case, *, as_it_happened: bool = False) -> tuple[str, ...]:
    """Return what speaks against a case only now: an old one may stand recorded against other rules."""
    if as_it_happened:
        return tuple(Counter(after.impossible) - Counter(before.impossible))
    return tuple(Counter(after.refusals) - Counter(before.refusals))


def _already_decided(case: Case, row: StepRule, *, as_it_happened: bool) -> str:
    """Refuse to write a decision or a confirmation over the one the application has already."""
    regulation = governing(case.facts, case.rules)
    if regulation is None or (not row.dates):
        return ""
    if as_it_happened and may_have_happened(case.facts, case.rules, case.state, row):
        return ""
    return out_of_order(case.state, row, regulation)


def _missing(case: Case, row: StepRule, data: Mapping[str, Value]) -> str:
    """Name the first field that the action or the decision needs and nobody filled in."""
    kind = KINDS[row.kind]
    if not isinstance(data.get("day"), dt.date):
        return _("请填写“{step}”的日期（{article}）。").format(step=row.button.text, article=_cite(case, row))
    decision = decisions().get(str(data.get("decision") or ""))
    wanted = row.needs + (decision.needs if decision and row.code == "reply" else ())
    empty = next((name for name in wanted if data.get(name) in {None, ""} and not case.facts.values.get(name)), "")
    if not empty:
        return ""
    text = _("“{step}”须填写“{field}”（{article}）。")
    regulation = governing(case.facts, case.rules)
    cited = decision.cite(regulation) if decision and regulation else _cite(case, row)
    return text.format(step=row.button.text, field=_(fields_of(kind)[empty].label), article=cited)


def _cite(case: Case, row: StepRule) -> str:
    regulation = governing(case.facts, case.rules)
    return regulation.cite(row.article) if regulation else ""


def writes(case: Case, action: str, data: Mapping[str, Value]) -> tuple[Write, ...]:
    """Return the records that an action adds or changes, in the order in which to save them."""
    row, day = step_rules()[action], data["day"]
    given = {name: value for name, value in data.items() if name not in {"day", "record"}}
    if row.target == "application":
        return (_on_application(case, row, day, given),)
    if row.target == "answer":
        step = _answered(case, row, data)
        return (Write("case_step", step.id if step else "", given | {"answered_on": day}),)
    if row.target == "approval":
        return (Write("approval", "", _opinion(case, row, day, given)),)
    written = Write("case_step", "", given | {"step": action, "day": day})
    if not row.decides:
        return (written,)
    return (written, _on_application(case, row, day, {"decision_reason": data.get("reason")}))


def _on_application(case: Case, row: StepRule, day: Value, given: dict[str, Value]) -> Write:
    """Return what a step notes on the application: what was said with it, its decision, its day."""
    decided = {"decision": row.decides} if row.decides else {}
    days = dict.fromkeys(row.dates, day)
    return Write("application", str(case.facts.values.get("id") or ""), given | decided | days)


def _opinion(case: Case, row: StepRule, day: Value, given: dict[str, Value]) -> dict[str, Value]:
    chain = chain_of(case.rules.settings, "reply")
    return opinion_values(case.facts.opinions, chain, given | {"day": day}, agreed=agrees(row.opinion))


def _answered(case: Case, row: StepRule, data: Mapping[str, Value]) -> Step | None:
    waiting = [step for step in case.facts.steps if step.open and step.step in row.answers_to]
    named = [step for step in waiting if step.id == data.get("record")]
    return next(iter(named if data.get("record") else waiting), None)


def case_after(case: Case, written: tuple[Write, ...]) -> Case:
    """Return the case as it will be when these records are saved."""
    facts = case.facts
    for write in written:
        if write.kind == "application":
            facts = replace(facts, values={**facts.values, **write.values})
        elif write.kind == "approval":
            facts = replace(facts, opinions=_sorted_opinions(facts.opinions, write))
        else:
            facts = replace(facts, steps=_changed_steps(facts.steps, write))
    return case_from(facts, case.rules)


def _sorted_opinions(opinions: tuple[Opinion, ...], write: Write) -> tuple[Opinion, ...]:
    new = opinions_of([{"id": f"new{len(opinions)}"} | dict(write.values)])
    return in_order((*opinions, *new))


def _changed_steps(steps: tuple[Step, ...], write: Write) -> tuple[Step, ...]:
    if not write.record:
        new = steps_of([{"id": f"new{len(steps)}"} | dict(write.values)])
        return tuple(sorted((*steps, *new), key=lambda step: step.day))
    (answered,) = steps_of([_values(step) | dict(write.values) for step in steps if step.id == write.record])
    return tuple(answered if step.id == write.record else step for step in steps)


def _values(step: Step) -> dict[str, Value]:
    return {field.name: getattr(step, field.name) for field in fields(step)}
