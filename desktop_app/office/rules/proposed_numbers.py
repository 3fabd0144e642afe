"""The numbers that forms propose: of the register, of the catalogue, and of the letter that a reply is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.law.decisions import decisions
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.office.rules.numbering import (
    Series,
    all_series,
    letter_series,
    next_number,
    pattern_in_force,
    series_in_force,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def first_numbers(
    session: Session, settings: Mapping[str, str], kind: str, year: int, unit: str | None, ahead: int = 0
) -> dict[str, str]:
    """Return the next numbers of a year and unit that a new record of the kind bears, 登记号 or 索引号, by field.

    Of several that are entered together each has those `ahead` of it.
    """
    own = [one for one in all_series() if one.kind == kind]
    return {one.field: _next(session, settings, one, year, unit, ahead=ahead) for one in own}


def reply_number(session: Session, settings: Mapping[str, str], decision: str, year: int, unit: str) -> str:
    """Return the next number of the letter that says a decision: the reply and its letter are one paper."""
    known = decisions().get(decision)
    if known is None:
        return ""
    return _next(session, settings, letter_series(letter_heads(session)[known.letter]), year, unit)


def numbers_that_follow(
    session: Session, settings: Mapping[str, str], year: int, unit: str
) -> list[tuple[Series, str]]:
    """Return every series in force with its next number for a year and unit."""
    return [(one, _next(session, settings, one, year, unit)) for one in series_in_force(session)]


def _next(
    session: Session, settings: Mapping[str, str], series: Series, year: int, unit: str | None, *, ahead: int = 0
) -> str:
    return next_number(session, series, year, unit, pattern_in_force(series, settings), ahead=ahead)
