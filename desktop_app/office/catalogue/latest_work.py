"""What was done last in a ledger, by people: the official catalogue that came with it is nobody's work."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop_app.office.catalogue.official_entries import AUTHOR, LABEL
from desktop_app.store.log.undo import steps

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.store.log.undo import Step


def latest_work(session: Session, most: int) -> list[Step]:
    """Return the last operations of people in this file, the last one first."""
    return list(islice((step for step in steps(session) if (step.who, step.label) != (AUTHOR, LABEL)), most))
