"""The numbers that forms propose: of the register, of the catalogue, and of the letter that a reply is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.decisions import decisions
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.office.rules.numbering import Series, all_series, letter_series, next_number, pattern_in_force

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger


def first_numbers(session: Session, ledger: Ledger, kind: str, year: int, unit: str | None) -> dict[str, str]:
    """Return the next numbers of a year and unit that a new record of the kind bears, 登记号 or 索引号, by field."""
    return {one.field: _next(session, ledger, one, year, unit) for one in all_series() if one.kind == kind}


def reply_number(session: Session, ledger: Ledger, decision: str, year: int) -> str:
    """Return the next number of the letter that says a decision: the reply and its letter are one paper."""
    known = decisions().get(decision)
    if known is None:
        return ""
    series = letter_series(letter_heads(session)[known.letter])
    return _next(session, ledger, series, year, ledger.profile.unit_id)


def _next(session: Session, ledger: Ledger, series: Series, year: int, unit: str | None) -> str:
    return next_number(session, series, year, unit, pattern_in_force(series, ledger.rules.settings))
