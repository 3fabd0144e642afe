"""What happened in a case, one event after the other, as its records tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.model.law.case_deadline import noted_extension
from desktop_app.model.law.case_state import Facts
from desktop_app.model.law.receipt import awaits_confirmation
from desktop_app.model.law.step_file import answering, deciding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from desktop_app.model.field import Value
    from desktop_app.model.law.approvals import Opinion
    from desktop_app.model.law.step import Step

_ENDING = ("decision", "replied_on", "reply_number", "extended_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One action on one day and what it brought: a step, an answer to it, an opinion, or values of the application."""

    action: str
    day: dt.date
    step: Step | None = None
    opinion: Opinion | None = None
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def decision(self) -> str:
        """Return the decision the event brings, or ""."""
        return str(dict(self.values).get("decision") or "")


def at_the_beginning(facts: Facts) -> Facts:
    """Return a case as it was when the application had just come."""
    values = {name: value for name, value in facts.values.items() if name not in _ENDING}
    # As if nobody had confirmed it: did its receipt wait for that?
    if awaits_confirmation({**values, "confirmed_on": None}):
        values["confirmed_on"] = None
    return Facts(values)


def events_of(facts: Facts) -> Iterator[Event]:
    """Yield everything that happened in a case, in no special order."""
    confirmed = facts.day("confirmed_on")
    if confirmed and awaits_confirmation({**facts.values, "confirmed_on": None}):
        yield Event(action="confirm", day=confirmed, values=(("confirmed_on", confirmed),))
    for step in (*facts.steps, *noted_extension(facts)):
        yield from _step_events(facts, step)
    for opinion in facts.opinions:
        yield Event(action="approve" if opinion.agreed else "return", day=opinion.day, opinion=opinion)
    if not facts.took("withdrawn"):
        yield from _ending(facts)


def _step_events(facts: Facts, step: Step) -> Iterator[Event]:
    """Yield the step and the answer to it; a withdrawal brings its decision along."""
    ending = tuple(event.values for event in _ending(facts)) if step.step == "withdrawn" else ()
    yield Event(
        action=step.step,
        day=step.day,
        step=replace(step, answered_on=None, answer=""),
        values=ending[0] if ending else (),
    )
    answer = answering(step.step)
    if step.answered_on is not None and answer:
        yield Event(action=answer.code, day=step.answered_on, step=step)


def _ending(facts: Facts) -> Iterator[Event]:
    day, decision = facts.day("replied_on"), facts.text("decision")
    if day is None:
        return
    yield Event(action=closing_action(facts), day=day, values=(("decision", decision), ("replied_on", day)))


def closing_action(facts: Facts) -> str:
    """Return the action by which a decision like that of the case is taken."""
    rule = deciding("redirected" if facts.text("nature") == "other" else facts.text("decision"))
    return rule.code if rule else "reply"


def after(facts: Facts, event: Event) -> Facts:
    """Return the facts with one more event."""
    values = {**facts.values, **dict(event.values)}
    steps, opinions = facts.steps, facts.opinions
    if event.step is not None:
        answers = event.action != event.step.step
        steps = tuple(event.step if answers and step.id == event.step.id else step for step in steps)
        steps = steps if answers else (*steps, event.step)
    if event.opinion is not None:
        opinions = (*opinions, event.opinion)
    return Facts(values, steps, opinions)
