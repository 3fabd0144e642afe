"""What speaks against an event: it can't have happened, or it can though the rules are against it, or it is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.case_state import CLOSED, OPEN, WORKING, side_by_side
from desktop_app.model.law.guards import GUARDS, IMPOSSIBLE, LATE
from desktop_app.model.law.guards_terms import answer_after_notice
from desktop_app.model.law.moment import Moment, moment_of
from desktop_app.model.law.rule_sets import regulation_named
from desktop_app.model.law.step_file import StepRule, step_rules
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.model.law.case_state import Facts
    from desktop_app.model.law.event import Event
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class Objection:
    """The sentence that speaks against an event; `possible` where it can have happened all the same."""

    sentence: str
    possible: bool


def objection(facts: Facts, event: Event, rules: Rules) -> Objection | None:
    """Return what speaks against an event after these facts: what makes it impossible before what only forbids it."""
    moment = moment_of(facts, event, rules)
    found = list(_objections(moment, step_rules()[event.action])) if moment else []
    return min(found, key=lambda one: one.possible, default=None)


def lateness(facts: Facts, event: Event, rules: Rules) -> str:
    """Return the sentence that says an event came later than the law allows, naming the article, or ""."""
    moment = moment_of(facts, event, rules)
    if moment is None:
        return ""
    guards = (guard for guard in step_rules()[event.action].guards if guard in LATE)
    return next(filter(None, (GUARDS[guard](moment) for guard in guards)), "")


def _objections(moment: Moment, action: StepRule) -> Iterator[Objection]:
    said = _unknown(moment, action)
    if said:
        yield Objection(said, possible=False)
        return
    said = _too_early(moment, action)
    if said:
        yield Objection(said, possible=_had_arrived(moment))
    if action.target == "answer":
        said = answer_after_notice(moment)
        if said:
            yield Objection(said, possible=False)
    said = out_of_order(moment.state, action, moment.regulation)
    if said and not _waited_for(moment, action):
        yield Objection(said, possible=may_have_happened(moment.facts, moment.rules, moment.state, action))
    for guard in action.guards:
        said = "" if guard in LATE else GUARDS[guard](moment)
        if said:
            yield Objection(said, possible=guard not in IMPOSSIBLE)


def _unknown(moment: Moment, action: StepRule) -> str:
    if action.code not in moment.regulation.unknown_steps:
        return ""
    text = _("本件适用{regulation}，没有“{step}”这一步骤（{article}）。")
    # Cited from a regulation that knows the step: that of the case has no article on it.
    article = regulation_named(action.regulations[0]).cite(action.article)
    return text.format(regulation=moment.regulation.short, step=action.button.text, article=article)


def _too_early(moment: Moment, action: StepRule) -> str:
    received = moment.facts.day("received_on")
    if received is None or moment.day >= received:
        return ""
    text = _("“{step}”的日期早于收到申请的日期{received}（{article}）。")
    return text.format(step=action.button.text, received=long_day_text(received), article=moment.cite("receipt"))


def _had_arrived(moment: Moment) -> bool:
    """Tell whether the letter lay there already: between its arrival and its confirmation much can have been done."""
    arrived = moment.facts.day("arrived_on")
    return arrived is not None and moment.day >= arrived


def out_of_order(state: str, action: StepRule, regulation: Regulation) -> str:
    """Return the sentence that speaks against an action in a state it doesn't start from, or ""."""
    if state in action.sources:
        return ""
    if state in OPEN and action.sources <= CLOSED:
        text = _("还没有作出决定并答复，不能“{step}”（{article}）。")
        return text.format(step=action.button.text, article=regulation.cite("decision"))
    text = _("现在的状态是“{state}”，不能“{step}”（{article}）。")
    article = regulation.cite(action.article)
    return text.format(state=code_text("case_state", state), step=action.button.text, article=article)


def _waited_for(moment: Moment, action: StepRule) -> bool:
    """Tell whether an answer comes to one of several who were asked: only one of them gives the case its state."""
    return action.target == "answer" and bool(side_by_side(moment.facts, moment.rules.settings) & action.sources)


def may_have_happened(facts: Facts, rules: Rules, state: str, action: StepRule) -> bool:
    """Tell whether an action out of its turn can have been taken: only what hangs on nothing that is recorded can't.

    A case that is decided isn't decided again, and asks nobody any more: what comes then are answers to what was asked,
    its delivery and archive, and a word to who was against the decision. While it is open, whatever an agency does of
    its own accord can have been done at any time; a closing for silence, a signature or an opinion need what they close
    or sign.
    """
    if action.target == "answer":
        return True
    if state in CLOSED:
        opposed = any(step.answer in {"refused", "partly"} for step in facts.steps)
        return action.sources <= CLOSED or (opposed and bool(action.letter) and not action.clock)
    if action.sources <= CLOSED:
        return False
    return bool(action.sources & (WORKING | side_by_side(facts, rules.settings)))
