"""Everything a letter is filled from: the application, its steps, the office's own lines, the rules, the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.model.law.case_deadline import case_deadline, governing
from desktop_app.model.law.case_state import Facts, facts_of
from desktop_app.model.law.remedies import review_first
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.report.letters.files import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCase:
    """The values of the records a letter speaks of; `step` is the one it is issued on, `repeated` an earlier case."""

    application: Mapping[str, Value]
    rules: Rules
    day: dt.date
    steps: Sequence[Mapping[str, Value]] = ()
    approvals: Sequence[Mapping[str, Value]] = ()
    step: Mapping[str, Value] = field(default_factory=dict)
    decision: str = ""
    number: str = ""
    organisation: Mapping[str, Value] = field(default_factory=dict)
    unit: str = ""
    office: str = ""
    repeated: Mapping[str, Value] = field(default_factory=dict)
    delivered_letter: str = ""

    @property
    def facts(self) -> Facts:
        """Return the case as the law's rules see it."""
        return facts_of(self.application, {"case_step": self.steps, "approval": self.approvals})

    @property
    def regulation(self) -> Regulation:
        """Return the regulation that governs the case; without a day of receipt, the one of the letter's day."""
        return governing(self.facts, self.rules) or regulation_of(self.day)

    @property
    def deadline(self) -> Deadline | None:
        """Return the due days of the case as its steps make them."""
        return case_deadline(self.facts, self.rules)

    @property
    def situation(self) -> Situation:
        """Return what decides on the wording; a third party is never held to a review first."""
        first = review_first(self.decision, self.day, self.rules.settings)
        return Situation(
            rule_set=self.regulation.code,
            day=self.day,
            decision=self.decision,
            step=str(self.step.get("step") or ""),
            review_first=first,
        )

    def taken(self, step: str) -> Mapping[str, Value]:
        """Return the latest step of a kind, the letter's own one first; empty where there is none."""
        if self.step.get("step") == step:
            return self.step
        return next(self._latest_first(step), {})

    def _latest_first(self, step: str) -> Iterator[Mapping[str, Value]]:
        found = [values for values in self.steps if values.get("step") == step]
        yield from sorted(found, key=_day, reverse=True)


def _day(values: Mapping[str, Value]) -> dt.date:
    day = values.get("day")
    return day if isinstance(day, dt.date) else dt.date.min
