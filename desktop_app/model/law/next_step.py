"""Which step most often comes next, of those that are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.approvals import approval_required
from desktop_app.model.law.step_file import step_rules

if TYPE_CHECKING:
    from desktop_app.model.law.workflow import Case


def rank(case: Case, step: str) -> int | None:
    """Return a step's place among those that usually come next, the likeliest first; None where it isn't one.

    Where a reply needs approval, it is likely only once it is signed, and the draft comes in its place.
    """
    likely = [rule.code for rule in step_rules().values() if rule.likely]
    if approval_required(case.rules.settings):
        if step == "reply" and case.state != "signed":
            return None
        step = "reply" if step == "draft" else step
    return likely.index(step) if step in likely else None


def is_still_to_come(case: Case, step: str) -> bool:
    """Tell whether a step wasn't taken yet; one that was rarely comes again."""
    return not case.facts.took(step)
