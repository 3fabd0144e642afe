"""Which letters fit a case now: those that what was done calls for and that weren't issued yet come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.codes import codes
from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.step_file import step_rules
from desktop_app.report.letters.text import letter_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.model.law.workflow import Case
    from desktop_app.ui.case.case_file import CaseFile

_WITH_THE_THIRD_PARTY = "third_party_form"


def proposed_letters(case: Case, file: CaseFile) -> tuple[str, ...]:
    """Return the letters that are called for and weren't issued, the one for the last event first."""
    issued = {letter.code for letter in file.letters}
    found = [code for code in _called_for(case) if code not in issued]
    return tuple(dict.fromkeys(reversed(found)))


def other_letters(case: Case, file: CaseFile) -> tuple[str, ...]:
    """Return the other letters, in the order of their list; a reply that says another decision isn't one of them."""
    decided = _decided(case)
    replies = {decision.letter for decision in decisions().values()} - ({letter_for(decided)} if decided else set())
    proposed = proposed_letters(case, file)
    return tuple(code for code in codes("letter") if code not in proposed and not (decided and code in replies))


def _called_for(case: Case) -> Iterator[str]:
    """Yield the letters that the events call for, in the order of the procedure."""
    if case.state not in CLOSED:
        yield "receipt"
    for step in case.facts.steps:
        rule = step_rules().get(step.step)
        if rule and rule.letter:
            yield rule.letter
            if step.step == "third_party":
                yield _WITH_THE_THIRD_PARTY
    decided = _decided(case)
    if decided:
        yield letter_for(decided)
    if case.state == "replied":
        yield "delivery"


def _decided(case: Case) -> str:
    """Return the decision that stands in the application or in a draft."""
    drafted = (step.proposed for step in reversed(case.facts.took("draft")) if step.proposed)
    return case.facts.text("decision") or next(drafted, "")
