"""The procedure of an application: what happened, what speaks against it, what can be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.case_deadline import case_deadline
from desktop_app.model.law.case_state import CLOSED, Facts, facts_of, state_of
from desktop_app.model.law.event import Event, after, at_the_beginning, events_of
from desktop_app.model.law.objections import lateness, may_have_happened, objection
from desktop_app.model.law.step_file import StepRule, step_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.objections import Objection
    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True)
class Taken:
    """One event that happened, the state it led to, and the sentence that speaks against it, or "".

    `possible` tells whether it can have happened though that speaks against it. `late` is the sentence that says it
    came later than the law allows, or "": it stands as it happened.
    """

    event: Event
    state: str
    objection: str
    late: str = ""
    possible: bool = True


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
    def impossible(self) -> tuple[str, ...]:
        """Return what speaks against those of the steps taken that can't have happened so."""
        return tuple(taken.objection for taken in self.taken if taken.objection and not taken.possible)

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
        sentence, possible = (said.sentence, said.possible) if said else ("", True)
        taken.append(Taken(event, state_of(so_far, rules.settings), sentence, late, possible))
        waiting.remove(event)
    return tuple(taken)


def _next(so_far: Facts, today: Sequence[Event], rules: Rules) -> tuple[Event, Objection | None]:
    """Return the first event of a day that nothing speaks against, else the likeliest with what speaks against it.

    What can have happened goes before what can't: it may be what the other hangs on.
    """
    said = [(event, objection(so_far, event, rules)) for event in today]
    return min(said, key=lambda one: 0 if one[1] is None else 1 if one[1].possible else 2)


def steps_out_of_turn(case: Case) -> tuple[StepRule, ...]:
    """Return the actions that aren't due now but can have happened all the same: to be recorded when they did.

    Of a case that is closed, what was done already isn't offered once more.
    """
    regulation = case.deadline.regulation if case.deadline else None
    unknown = regulation.unknown_steps if regulation else ()
    open_steps = {step.step for step in case.facts.steps if step.open}
    return tuple(
        action
        for action in step_rules().values()
        if case.state not in action.sources and action.code not in unknown
        if case.state not in CLOSED or not case.facts.took(action.code)
        if action.target != "answer" or open_steps & set(action.answers_to)
        if may_have_happened(case.facts, case.rules, case.state, action)
    )


def possible_steps(case: Case) -> tuple[StepRule, ...]:
    """Return the actions that the state and the regulation of the case allow, in the order of the procedure."""
    regulation = case.deadline.regulation if case.deadline else None
    unknown = regulation.unknown_steps if regulation else ()
    return tuple(
        action for action in step_rules().values() if case.state in action.sources and action.code not in unknown
    )
