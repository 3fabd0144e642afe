"""The numbers that the page proposes: of the register, and of replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.store.numbering import all_series, next_number

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def register_number(session: Session, year: int, unit_id: str | None) -> str:
    """Return the next register number (登记号) of a year and unit."""
    return _next(session, "number", year, unit_id)


def reply_number(session: Session, year: int, unit_id: str | None) -> str:
    """Return the next number of a reply (答复文号) of a year and unit."""
    return _next(session, "reply_number", year, unit_id)


def _next(session: Session, field: str, year: int, unit_id: str | None) -> str:
    series = next(one for one in all_series() if one.kind == "application" and one.field == field)
    return next_number(session, series, year, unit_id)
