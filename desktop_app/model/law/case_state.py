"""Where a case stands, from its facts, steps and approvals alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.approvals import Opinion, chain_of, next_stage, opinions_of
from desktop_app.model.law.receipt import awaits_confirmation
from desktop_app.model.law.step import Step, steps_of
from desktop_app.model.law.step_file import step_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value

WAITING_STATES = ("await_correction", "await_fee", "await_reason", "consulting")
"""States of a case that waits for an answer; where it waits for several, the first of these tells."""

_LAPSED = frozenset({"lapsed_correction", "lapsed_fee"})
CLOSED = frozenset({"replied", "delivered", "archived", "lapsed", "withdrawn", "not_ogi"})
"""States of a case that needs no decision any more."""

WORKING = frozenset({"registered", "assigned"})
"""States in which the case is with the unit and waits for nobody."""

OPEN = WORKING | {
    *("pending", "await_correction", "consulting", "await_reason", "await_fee"),
    *("drafting", "reviewing", "signed"),
}
"""States of a case that still needs its decision."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case: the application's values, its steps and the opinions on its reply."""

    values: Mapping[str, Value]
    steps: tuple[Step, ...] = ()
    opinions: tuple[Opinion, ...] = ()

    def took(self, *steps: str) -> tuple[Step, ...]:
        """Return the steps of these kinds that were taken."""
        return tuple(step for step in self.steps if step.step in steps)

    def day(self, name: str) -> dt.date | None:
        """Return a day of the application."""
        value = self.values.get(name)
        return value if isinstance(value, dt.date) else None

    def text(self, name: str) -> str:
        """Return a text or code of the application."""
        return str(self.values.get(name) or "")


def facts_of(values: Mapping[str, Value], owned: Mapping[str, Sequence[Mapping[str, Value]]]) -> Facts:
    """Return the facts of a case from an application's values and the records that belong to it, by kind."""
    return Facts(values, steps_of(owned.get("case_step", ())), opinions_of(owned.get("approval", ())))


def state_of(facts: Facts, settings: Mapping[str, str]) -> str:
    """Return the state (code list `case_state`) of a case."""
    if facts.day("replied_on") and facts.text("decision"):
        return _closed(facts)
    return _waiting(facts) or _writing(facts, settings) or ("assigned" if facts.took("assigned") else "registered")


def side_by_side(facts: Facts, settings: Mapping[str, str]) -> frozenset[str]:
    """Return every state that an open case is in at once: all it waits for, and how far its reply is meanwhile."""
    waiting = {step_rules()[step.step].waits_as for step in facts.steps if step.open}
    pending = {"pending"} if awaits_confirmation(facts.values) else set()
    return frozenset({*waiting, *pending, _writing(facts, settings)} - {""})


def _closed(facts: Facts) -> str:
    decision = facts.text("decision")
    if facts.took("archived"):
        return "archived"
    if facts.text("nature") == "other" or decision == "redirected":
        return "not_ogi"
    if decision in _LAPSED:
        return "lapsed"
    # A withdrawal has a day and a decision as a reply has, though no reply was sent.
    if facts.took("withdrawn"):
        return "withdrawn"
    return "delivered" if facts.took("delivered") else "replied"


def _waiting(facts: Facts) -> str:
    if awaits_confirmation(facts.values):
        return "pending"
    waiting = {step_rules()[step.step].waits_as for step in facts.steps if step.open}
    return next((state for state in WAITING_STATES if state in waiting), "")


def _writing(facts: Facts, settings: Mapping[str, str]) -> str:
    """Return how far the reply is: drafted, in approval, signed; or "" where it isn't written yet."""
    if not facts.took("draft", "submitted") and not facts.opinions:
        return ""
    returns = sum(not opinion.agreed for opinion in facts.opinions)
    if len(facts.took("submitted")) <= returns:
        return "drafting"
    complete = next_stage(facts.opinions, chain_of(settings, "reply")) is None
    return "signed" if complete else "reviewing"
