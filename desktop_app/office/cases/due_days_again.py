"""Following a change of the rules: after a calendar or setting changed, every derived day is computed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.office.cases.due import due_days
from desktop_app.office.rules.rules_in_force import load_rules
from desktop_app.store.log.derivation import derive_everything_again

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules

Moved = dict[str, "tuple[dt.date | None, dt.date | None]"]
"""Open applications whose due day moved: from when to when."""


def follow_rules(session: Session) -> tuple[Rules, Moved]:
    """Derive everything by the rules as the file has them now; returns them and what moved."""
    rules = load_rules(session)
    before = due_days(session)
    derive_everything_again(session, rules)
    after = due_days(session)
    return rules, {record: (before[record], after[record]) for record in before if before[record] != after[record]}
