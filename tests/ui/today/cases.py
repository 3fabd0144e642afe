"""Open cases of 20 December 2013, the day of the window's tests: one under each heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application, CaseStep, Unit
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def add_case(ledger: Ledger, received: str, subject: str, *steps: dict[str, Value], **more: Value) -> str:
    """Add an application with its steps and return its id."""
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": received, "subject": subject, "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        record = change.add(Application, values | more)
        for step in steps:
            change.add(CaseStep, {"application": record, **step})
    return record


def add_unit(ledger: Ledger, name: str) -> str:
    """Add a unit and return its id."""
    with operation(ledger, "新增单位") as change:
        return change.add(Unit, {"name": name, "nature": "division"})


def add_four(ledger: Ledger) -> dict[str, str]:
    """Add one case under each heading and return their ids by subject."""
    waiting: dict[str, Value] = {"step": "correction", "day": "2013-12-18", "until": "2013-12-31"}
    found = {subject: add_case(ledger, day, subject) for subject, day in (("甲", "2013-11-27"), ("乙", "2013-12-04"))}
    return found | {"丙": add_case(ledger, "2013-12-16", "丙"), "丁": add_case(ledger, "2013-12-17", "丁", waiting)}
