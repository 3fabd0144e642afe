"""Saving a step: the step and what follows from it in one operation, or the sentence that refuses it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError
from desktop_app.i18n import _
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.step_file import DAY
from desktop_app.model.law.taking import Write, case_after, refusal, writes
from desktop_app.model.law.workflow import case_from
from desktop_app.office.cases.case_records import write_step
from desktop_app.store.log.operation import operation
from desktop_app.ui.forms.naming import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.law.step_file import StepRule
    from desktop_app.model.law.workflow import Case
    from desktop_app.store.log.notices import Notice


def take(ledger: Ledger, case: Case, action: StepRule, data: Mapping[str, Value]) -> str:
    """Save a step and return in a sentence by how much the law finds it too late, or "".

    Raises `InvalidRecordError` with the sentence that refuses it beside its field.
    """
    given = {name: value for name, value in data.items() if value not in {None, ""}}
    said = refusal(case, action.code, given)
    if said:
        raise InvalidRecordError(said, {_to_blame(case, action, given, said): said})
    title = _("{step}：{case}").format(step=action.button.text, case=_title(case))
    written = writes(case, action.code, given)
    save(ledger, case, written, title)
    late = Counter(case_after(case, written).lateness) - Counter(case.lateness)
    return next(iter(late), "")


def correct(ledger: Ledger, case: Case, written: Write, what: str) -> Notice:
    """Save a step put right; refused where the case would contradict the procedure more than it does now."""
    _refuse_new(case, case_after(case, (written,)))
    return save(ledger, case, (written,), _("改正“{step}”：{case}").format(step=what, case=_title(case)))


def remove(ledger: Ledger, case: Case, record_id: str, what: str) -> Notice:
    """Delete a step or an opinion; refused where a later step would hang in the air."""
    facts = case.facts
    without = replace(
        facts,
        steps=tuple(step for step in facts.steps if step.id != record_id),
        opinions=tuple(opinion for opinion in facts.opinions if opinion.id != record_id),
    )
    _refuse_new(case, case_from(without, case.rules))
    label = _("删去“{step}”：{case}").format(step=what, case=_title(case))
    with operation(ledger, label) as change:
        change.delete(record_id)
    return change.notice


def save(ledger: Ledger, case: Case, written: tuple[Write, ...], label: str) -> Notice:
    """Write records of a case in one operation; new ones are linked to their application."""
    application = str(case.facts.values["id"])
    with operation(ledger, label) as change:
        write_step(change, application, written)
    return change.notice


def _refuse_new(before: Case, after: Case) -> None:
    new = Counter(after.refusals) - Counter(before.refusals)
    for said in new:
        raise InvalidRecordError(said, {DAY: said})


def _to_blame(case: Case, action: StepRule, data: Mapping[str, Value], said: str) -> str:
    """Return the field that the decision still needs or whose absence would change the refusal, else the usual one."""
    decision = decisions().get(str(data.get("decision") or ""))
    for name in decision.needs if decision else ():
        if not data.get(name) and not case.facts.values.get(name):
            return name
    for name in data:
        if name in {DAY, "record"} or name in action.needs:
            continue
        without = {other: value for other, value in data.items() if other != name}
        if refusal(case, action.code, without) != said:
            return name
    return action.refused_at


def _title(case: Case) -> str:
    return case.facts.text("number") or shortened(case.facts.text("subject"))
