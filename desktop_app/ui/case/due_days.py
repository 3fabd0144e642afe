"""Where the page meets the law: an application's due days with their explanation, read from the model's rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.case_deadline import in_time
from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.explanation import explain
from desktop_app.model.law.workflow import Case, case_of
from desktop_app.model.record import values_of
from desktop_app.office.cases.due import time_left
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.explanation import ExplanationLine
    from desktop_app.model.law.rules import Rules
    from desktop_app.office.cases.case_file import CaseFile


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands on a day: its state, its due days (None where it has none), the words and tone for them."""

    state: str
    due: Deadline | None
    words: str
    tone: Tone

    @property
    def lines(self) -> tuple[ExplanationLine, ...]:
        """Return the explanation of the due day, line by line."""
        return explain(self.due) if self.due else ()


def law_of(case: CaseFile, rules: Rules) -> Case:
    """Return a case as the rules see it."""
    owned = {
        "case_step": [values_of(step) | {"id": step.id} for step in case.steps],
        "approval": [values_of(approval) | {"id": approval.id} for approval in case.approvals],
    }
    return case_of(values_of(case.application) | {"id": case.application.id}, owned, rules)


def standing(case: Case, today: dt.date) -> Standing:
    """Return how a case stands on a day."""
    if case.state in CLOSED:
        return Standing(case.state, case.deadline, *_outcome(case))
    if case.deadline is None:
        return Standing(case.state, None, "", Tone.NEUTRAL)
    if case.deadline.legal is None:
        return Standing(case.state, case.deadline, _("期限停止计算"), Tone.NEUTRAL)
    return Standing(case.state, case.deadline, *_time_left(case.deadline.legal, case.rules, today))


def _outcome(case: Case) -> tuple[str, Tone]:
    timely = in_time(case.facts, case.rules)
    if timely is None:
        return "", Tone.NEUTRAL
    return (_("按期答复"), Tone.GOOD) if timely else (_("逾期答复"), Tone.BAD)


def _time_left(due: dt.date, rules: Rules, today: dt.date) -> tuple[str, Tone]:
    left = time_left(due, today, rules)
    return left.words, tone_of(left.urgency)
