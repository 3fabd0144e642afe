"""The moment of an event: the case as it stood just before, under its regulation and the office's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.case_deadline import case_deadline, governing
from desktop_app.model.law.case_state import Facts, state_of

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.event import Event
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.law.step import Step


@dataclass(frozen=True, slots=True)
class Moment:
    """One event and the facts before it."""

    facts: Facts
    event: Event
    rules: Rules
    regulation: Regulation

    @property
    def day(self) -> dt.date:
        """Return the day of the event."""
        return self.event.day

    @property
    def state(self) -> str:
        """Return the state before the event."""
        return state_of(self.facts, self.rules.settings)

    @property
    def deadline(self) -> Deadline | None:
        """Return the due days before the event."""
        return case_deadline(self.facts, self.rules)

    @property
    def due(self) -> dt.date | None:
        """Return the last day by law before the event; None while the clock stands still."""
        return self.deadline.legal if self.deadline else None

    @property
    def step(self) -> Step:
        """Return the step the event brings or answers; asking for it where there is none is our bug."""
        if self.event.step is None:
            raise LookupError(self.event.action)
        return self.event.step

    def cite(self, subject: str) -> str:
        """Name the article on a subject under the regulation of the case."""
        return self.regulation.cite(subject)


def moment_of(facts: Facts, event: Event, rules: Rules) -> Moment | None:
    """Return the moment of an event; None where no day of receipt says which regulation governs."""
    regulation = governing(facts, rules)
    return Moment(facts, event, rules, regulation) if regulation else None
