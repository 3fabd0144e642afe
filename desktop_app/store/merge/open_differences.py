"""Open differences (差异): how many there are, by unit, and in the records that count in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.dating import counts_in
from desktop_app.model.kinds import KINDS
from desktop_app.store.log.portions import portions
from desktop_app.store.log.rows import rows_of
from desktop_app.store.log.tables import RECORD_STATE
from desktop_app.store.merge.differences import Difference, differences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value


def differences_by_unit(session: Session) -> dict[str, int]:
    """Return how many records with open differences each unit has; units without any are left out."""
    found: dict[str, int] = {}
    for kind in KINDS.values():
        if not hasattr(kind, "unit"):
            continue
        unit = kind.unit
        query = select(unit, func.count()).join(RECORD_STATE, RECORD_STATE.c.record == kind.id)
        for name, count in session.execute(query.where(RECORD_STATE.c.differences > 0).group_by(unit)):
            found[str(name)] = found.get(str(name), 0) + count
    return found


def differences_in(session: Session, year: int) -> list[str]:
    """Return the records with open differences that a year's figures may depend on.

    Those are the records that count in the year by what is shown or by any side of the difference, and those
    (categories, units) that count in every year. A deleted record counts in none.
    """
    found = differences(session)
    rows = _rows(session, found)
    return list(dict.fromkeys(one.record for one in found if _touches(one, rows[one.record], year)))


def _rows(session: Session, found: Sequence[Difference]) -> dict[str, dict[str, Value]]:
    rows: dict[str, dict[str, Value]] = {}
    for kind in {one.kind for one in found}:
        for some in portions(one.record for one in found if one.kind is kind):
            rows |= rows_of(session, kind, some)
    return rows


def _touches(difference: Difference, row: Mapping[str, Value], year: int) -> bool:
    kind = difference.kind
    return not kind.counts_on or any(counts_in(kind, {**row, **side.values}, year) for side in difference.sides)
