"""The remedies against the reply to one application, from what is recorded of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.remedies import Remedies, contested_without_review, remedies
from desktop_app.model.law.reply_day import known_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.law.case_state import Facts
    from desktop_app.model.law.rules import Rules


def remedies_of(facts: Facts, rules: Rules) -> Remedies | None:
    """Return the remedies against the reply; None without one, or where no application for information was decided."""
    decision, replied, known = facts.text("decision"), facts.day("replied_on"), known_on(facts)
    if replied is None or known is None or not decision or _no_application(decision):
        return None
    return remedies(decision, replied, known, rules.calendar, rules.settings)


def _no_application(decision: str) -> bool:
    """Tell whether a decision says that the letter was no application (第三十九条)."""
    found = decisions().get(decision)
    return found is not None and found.group == "not_ogi"


def lacks_review(dispute: Mapping[str, Value], facts: Facts, settings: Mapping[str, str]) -> bool:
    """Tell whether a lawsuit was brought without the review that had to come before it (《行政复议法》第二十三条)."""
    replied = facts.day("replied_on")
    if dispute.get("procedure") != "lawsuit" or replied is None:
        return False
    after = bool(dispute.get("after_review"))
    return contested_without_review(facts.text("decision"), replied, settings, after_review=after)
