"""Saving a step: the step and what follows from it in one operation, or the sentence that refuses it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import InvalidRecordError
from desktop_app.i18n import _
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.step_file import DAY
from desktop_app.model.law.taking import Write, case_after, may_stand, news, refusal, writes
from desktop_app.model.law.workflow import case_from
from desktop_app.office.cases.case_records import write_step
from desktop_app.store.log.operation import operation
from desktop_app.ui.case.timeline_flags import against_the_rules, too_late
from desktop_app.ui.forms.naming import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.law.step_file import StepRule
    from desktop_app.model.law.workflow import Case
    from desktop_app.store.log.notices import Notice


def take(
    ledger: Ledger, case: Case, action: StepRule, data: Mapping[str, Value], *, as_it_happened: bool = False
) -> str:
    """Save a step and return in a sentence what the law has to say against it, or "".

    Raises `InvalidRecordError` with the sentence that refuses it beside its field; where it can have happened though
    the rules are against it, it is saved when a person says so (`as_it_happened`).
    """
    given = {name: value for name, value in data.items() if value not in {None, ""}}
    said = refusal(case, action.code, given, as_it_happened=as_it_happened)
    if said:
        happened = may_stand(case, action.code, given)
        raise InvalidRecordError(said, {_to_blame(case, action, given, said): said}, may_stand=happened)
    title = _("{step}：{case}").format(step=action.button.text, case=_title(case))
    written = writes(case, action.code, given)
    save(ledger, case, written, title)
    return _flagged(case, case_after(case, written))


def _flagged(before: Case, after: Case) -> str:
    """Return what is flagged in a case only now: what is against the rules, else what came late."""
    for said in news(before, after):
        return against_the_rules(said)
    return next(map(too_late, Counter(after.lateness) - Counter(before.lateness)), "")


def correct(ledger: Ledger, case: Case, written: Write, what: str, *, as_it_happened: bool = False) -> Notice:
    """Save a step put right; refused where the case would contradict the procedure more than it does now."""
    _refuse_new(case, case_after(case, (written,)), as_it_happened=as_it_happened)
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


def _refuse_new(before: Case, after: Case, *, as_it_happened: bool = False) -> None:
    for said in news(before, after, as_it_happened=as_it_happened):
        raise InvalidRecordError(said, {DAY: said}, may_stand=not news(before, after, as_it_happened=True))


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
