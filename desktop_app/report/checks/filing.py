"""Whether the report went its way in time and in order, and stands as it was published (R01, R02, R15)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.codes import code_text
from desktop_app.report.annex.finding import RecordTarget
from desktop_app.report.checks.breach import Breach, Test, text, texts
from desktop_app.report.checks.record_targets import names_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import StepFacts, YearFacts

_STANDING = ("published", "corrected")
"""Steps after which the report stands before the public as its fingerprint says."""


def _late(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a step that was taken after its day."""
    due, step = _due(facts, values), _first(facts, text(values, "step"))
    if step is not None and step.day > due:
        yield Breach(_step_words(step) | {"due": day_text(due)}, step.state, (_target(step),))


def _missing(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a step that wasn't taken although its day is over, where this year's report is being made here."""
    due, state = _due(facts, values), text(values, "step")
    under_way = bool(facts.steps) or facts.today.year == facts.year + 1
    if under_way and facts.today > due and _first(facts, state) is None:
        yield Breach({"step": code_text("report_state", state), "due": day_text(due), "year": facts.year}, state)


def _out_of_order(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find steps that were taken before the step that has to come first."""
    needed = text(values, "before")
    for step in _current(facts):
        if step.state in texts(values, "step") and not _taken_before(facts, needed, step):
            yield Breach(
                _step_words(step) | {"needed": code_text("report_state", needed)}, step.state, (_target(step),)
            )


def _unequal(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find steps whose figures aren't those that were signed."""
    signed: StepFacts | None = None
    for step in _current(facts):
        if step.state == "signed":
            signed = step
        elif step.state == "corrected":
            signed = None  # what is published after a correction isn't what was signed
        elif signed and step.state in texts(values, "step") and _differ(signed.fingerprint, step.fingerprint):
            words = _step_words(step) | {"signed": signed.fingerprint, "now": step.fingerprint}
            yield Breach(words, step.state, (_target(signed), _target(step)))


def _changed_silently(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find that the figures aren't any more what was published, and that nobody corrected it."""
    del values
    standing = next((step for step in reversed(facts.steps) if step.state in _STANDING), None)
    later = [] if standing is None else facts.steps[facts.steps.index(standing) + 1 :]
    reopened = any(step.state == "reopened" for step in later)
    if standing is not None and not reopened and _differ(standing.fingerprint, facts.fingerprint):
        words = _step_words(standing) | {"published": standing.fingerprint, "now": facts.fingerprint}
        yield Breach(words, "", (_target(standing),))


def _published_otherwise(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find published figures that the records don't give."""
    del values
    for cell in facts.changed:
        names = names_of(cell.records)
        words = {"cell": cell.label, "published": cell.published, "now": cell.now, "more": cell.difference}
        yield Breach(words | {"names": names or "—"}, cell.code, cell.records, (), (cell.code,))


def _due(facts: YearFacts, values: Values) -> dt.date:
    """Return the last day for a step: a month and day of the year after the report's."""
    month, day = text(values, "by").split("-")
    return dt.date(facts.year + 1, int(month), int(day))


def _current(facts: YearFacts) -> tuple[StepFacts, ...]:
    """Return the steps since the report was last taken back to be done again."""
    again = [place for place, step in enumerate(facts.steps) if step.state == "reopened"]
    return facts.steps[again[-1] + 1 :] if again else facts.steps


def _first(facts: YearFacts, state: str) -> StepFacts | None:
    return next((step for step in facts.steps if step.state == state), None)


def _taken_before(facts: YearFacts, state: str, step: StepFacts) -> bool:
    steps = _current(facts)
    return any(earlier.state == state for earlier in steps[: steps.index(step)])


def _differ(one: str, other: str) -> bool:
    """Tell whether two fingerprints are both known and not the same."""
    return bool(one and other and one != other)


def _step_words(step: StepFacts) -> dict[str, object]:
    return {"step": code_text("report_state", step.state), "day": day_text(step.day)}


def _target(step: StepFacts) -> RecordTarget:
    return RecordTarget("report_step", step.id, code_text("report_state", step.state))


TESTS = {
    "step_late": Test(_late, frozenset({"step", "day", "due"}), ("step", "by")),
    "step_missing": Test(_missing, frozenset({"step", "due", "year"}), ("step", "by")),
    "step_out_of_order": Test(_out_of_order, frozenset({"step", "day", "needed"}), ("step", "before")),
    "step_unequal": Test(_unequal, frozenset({"step", "day", "signed", "now"}), ("step",)),
    "changed_silently": Test(_changed_silently, frozenset({"step", "day", "published", "now"})),
    "published_otherwise": Test(_published_otherwise, frozenset({"cell", "published", "now", "more", "names"})),
}
"""The tests of this subject by name."""
