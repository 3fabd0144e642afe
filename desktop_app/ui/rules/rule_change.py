"""One change of the rules, with the open cases whose due day it moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.office.cases.moved_due_days import MovedCase, moved_cases
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice
    from desktop_app.store.log.operation import Change


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What was done, and what moved with it."""

    notice: Notice
    moved: Sequence[MovedCase]


def change_rules(ledger: Ledger, label: str, work: Callable[[Change], object]) -> RuleChange:
    """Change the calendar or a setting in one operation; raises `UserError` where that is refused."""
    with operation(ledger, label) as change:
        work(change)
    return RuleChange(change.notice, read(ledger, moved_cases, change.moved))
