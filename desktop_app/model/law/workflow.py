"""The procedure of an application: what happened, what is refused and why, what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.case_deadline import case_deadline
from desktop_app.model.law.case_state import CLOSED, OPEN, Facts, facts_of, state_of
from desktop_app.model.law.event import Event, after, at_the_beginning, events_of
from desktop_app.model.law.guards import GUARDS, LATE
from desktop_app.model.law.guards_terms import answer_after_notice
from desktop_app.model.law.moment import Moment, moment_of
from desktop_app.model.law.rule_sets import regulation_named
from desktop_app.model.law.step_file import StepRule, step_rules
from desktop_app.written_days import long_day_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class Taken:
    """One event that happened, the state it led to, and the sentence that speaks against it, or "".

    `late` is the sentence that says it came later than the law allows, or "": it stands as it happened.
    """

    event: Event
    state: str
    objection: str
    late: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An application with everything that follows from its records; `deadline` is None for other letters."""

    facts: Facts
    rules: Rules
    state: str
    deadline: Deadline | None
    taken: tuple[Taken, ...]

    @property
    def refusals(self) -> tuple[str, ...]:
        """Return what speaks against the steps taken, in their order."""
        return tuple(taken.objection for taken in self.taken if taken.objection)

    @property
    def lateness(self) -> tuple[str, ...]:
        """Return what was done later than the law allows, in the order of the steps."""
        return tuple(taken.late for taken in self.taken if taken.late)


def case_of(values: Mapping[str, Value], owned: Mapping[str, Sequence[Mapping[str, Value]]], rules: Rules) -> Case:
    """Return the case of an application from its values and the records that belong to it (by kind, with ids)."""
    return case_from(facts_of(values, owned), rules)


def case_from(facts: Facts, rules: Rules) -> Case:
    """Return the case of these facts."""
    return Case(facts, rules, state_of(facts, rules.settings), case_deadline(facts, rules), _follow(facts, rules))


def _follow(facts: Facts, rules: Rules) -> tuple[Taken, ...]:
    """Go through the events day by day; on one day in the order that the procedure allows."""
    order = list(step_rules())
    waiting = sorted(events_of(facts), key=lambda event: (event.day, order.index(event.action)))
    so_far, taken = at_the_beginning(facts), list[Taken]()
    while waiting:
        today = [event for event in waiting if event.day == waiting[0].day]
        event, said = _next(so_far, today, rules)
        late = lateness(so_far, event, rules)
        so_far = after(so_far, event)
        taken.append(Taken(event, state_of(so_far, rules.settings), said, late))
        waiting.remove(event)
    return tuple(taken)


def _next(so_far: Facts, today: Sequence[Event], rules: Rules) -> tuple[Event, str]:
    """Return the first event of a day that nothing speaks against, else the first one with what speaks against it."""
    first = objection(so_far, today[0], rules)
    if first:
        free = (event for event in today[1:] if not objection(so_far, event, rules))
        return next(((event, "") for event in free), (today[0], first))
    return today[0], ""


def possible_steps(case: Case) -> tuple[StepRule, ...]:
    """Return the actions that the state and the regulation of the case allow, in the order of the procedure."""
    regulation = case.deadline.regulation if case.deadline else None
    unknown = regulation.unknown_steps if regulation else ()
    return tuple(
        action for action in step_rules().values() if case.state in action.sources and action.code not in unknown
    )


def objection(facts: Facts, event: Event, rules: Rules) -> str:
    """Return the sentence that speaks against an event after these facts, naming the article, or ""."""
    moment = moment_of(facts, event, rules)
    if moment is None:
        return ""
    action = step_rules()[event.action]
    said = _unknown(moment, action) or _too_early(moment, action)
    if not said and action.target == "answer":
        said = answer_after_notice(moment)
    said = said or out_of_order(moment.state, action, moment.regulation)
    guards = (guard for guard in action.guards if guard not in LATE)
    return said or next(filter(None, (GUARDS[guard](moment) for guard in guards)), "")


def lateness(facts: Facts, event: Event, rules: Rules) -> str:
    """Return the sentence that says an event came later than the law allows, naming the article, or ""."""
    moment = moment_of(facts, event, rules)
    if moment is None:
        return ""
    guards = (guard for guard in step_rules()[event.action].guards if guard in LATE)
    return next(filter(None, (GUARDS[guard](moment) for guard in guards)), "")


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


def out_of_order(state: str, action: StepRule, regulation: Regulation) -> str:
    """Return the sentence that refuses an action in a state it doesn't start from, or ""."""
    if state in action.sources:
        return ""
    if state in OPEN and action.sources <= CLOSED:
        text = _("还没有作出决定并答复，不能“{step}”（{article}）。")
        return text.format(step=action.button.text, article=regulation.cite("decision"))
    text = _("现在的状态是“{state}”，不能“{step}”（{article}）。")
    article = regulation.cite(action.article)
    return text.format(state=code_text("case_state", state), step=action.button.text, article=article)
