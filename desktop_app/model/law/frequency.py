"""Who applies how often: the watch for applications beyond any reasonable number (2019《条例》第三十五条).

The law names no number; the office does (`abuse_threshold`, usually the free quota of 国办函〔2020〕109号第四条). It
looks at the applications of one applicant in one calendar month.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.rule_settings import number_setting
from desktop_app.model.law.workflow import possible_steps

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from desktop_app.model.law.workflow import Case

ASK_FOR_REASONS = "abuse_reason"
"""The step that the law allows against too many applications."""


@dataclass(frozen=True, slots=True)
class Received:
    """One application: who sent it, by identity number (where one is known) and name, and its day of receipt."""

    record: str
    identity_number: str
    name: str
    day: dt.date

    def same_applicant(self, other: Received) -> bool:
        """Tell whether another application is of the same applicant: by number, without one by name.

        Without either he is nobody's other self.
        """
        if self.identity_number:
            return self.identity_number == other.identity_number
        return self.name == other.name != ""

    def same_month(self, other: Received) -> bool:
        """Tell whether another application came in the same calendar month (国办函〔2020〕109号第四条)."""
        return (self.day.year, self.day.month) == (other.day.year, other.day.month)


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many applications one applicant filed in the calendar month of one of them, itself included.

    `earlier` of them came before it, for the fee by item; more than `most` are beyond what the office finds ordinary.
    """

    count: int
    earlier: int
    most: int

    @property
    def beyond(self) -> bool:
        """Tell whether the applicant files more than the office finds ordinary."""
        return self.count > self.most


def frequency(one: Received, received: Iterable[Received], settings: Mapping[str, str]) -> Frequency:
    """Return how often the applicant of `one` filed in its month, among all that were received, `one` included."""
    month = [other for other in received if one.same_applicant(other) and one.same_month(other)]
    earlier = sum((other.day, other.record) < (one.day, one.record) for other in month)
    return Frequency(len(month), earlier, number_setting(settings, "abuse_threshold"))


def calls_for_attention(case: Case, found: Frequency) -> bool:
    """Tell whether the number of applications is to be pointed out: while something can still be done about it."""
    return found.beyond and case.state not in CLOSED


def may_ask_for_reasons(case: Case) -> bool:
    """Tell whether the applicant can be asked for reasons now, and wasn't yet."""
    possible = any(step.code == ASK_FOR_REASONS for step in possible_steps(case))
    return possible and not case.facts.took(ASK_FOR_REASONS)
