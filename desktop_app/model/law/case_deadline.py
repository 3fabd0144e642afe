"""The due days of one application, with the regulation that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.clock import deadline
from desktop_app.model.law.reply_day import given_on
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.step import Step

if TYPE_CHECKING:
    from desktop_app.model.law.case_state import Facts
    from desktop_app.model.law.deadline import Deadline
    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules


def governing(facts: Facts, rules: Rules) -> Regulation | None:
    """Return the regulation of a case, by its first day of receipt; None before one is known."""
    received = facts.day("received_on")
    return regulation_of(received, facts.day("replied_on"), rules.settings) if received else None


def case_deadline(facts: Facts, rules: Rules) -> Deadline | None:
    """Return the due days of a case; None for letters that aren't applications, which have no legal term."""
    received, regulation = facts.day("received_on"), governing(facts, rules)
    if received is None or regulation is None or facts.text("nature") == "other":
        return None
    return deadline(received, (*facts.steps, *noted_extension(facts)), regulation, rules)


def noted_extension(facts: Facts) -> tuple[Step, ...]:
    """Return the extension noted on the application itself, of the full statutory length, unless it is also a step."""
    day = facts.day("extended_on")
    if day is None or any(step.day == day for step in facts.took("extension")):
        return ()
    return (Step(step="extension", day=day),)


def is_extended(facts: Facts, due: Deadline | None) -> bool:
    """Tell whether the applicant was told of an extension in time, and before the reply that it was to delay."""
    extension, replied = due.extension if due else None, facts.day("replied_on")
    return extension is not None and (replied is None or extension.day <= replied)


def in_time(facts: Facts, rules: Rules) -> bool | None:
    """Tell whether the reply was in time, by the day that the office lets decide; None while that can't be said."""
    due = case_deadline(facts, rules)
    given = given_on(facts, rules.settings)
    if due is None or given is None:
        return None
    return due.legal is None or given <= due.legal
