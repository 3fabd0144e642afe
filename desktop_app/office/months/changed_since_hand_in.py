"""What changed in a month after it was handed in, by the order of the log: no clock is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.dating import months_touched
from desktop_app.model.kinds import KINDS
from desktop_app.office.months.dated_changes import DatedChange, dated_changes, places_of
from desktop_app.store.log.tables import RECORD_STATE, REVISION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.model.kinds import HandIn


def changed_since(session: Session, hand_ins: Iterable[HandIn]) -> dict[str, int]:
    """Return how many records of its month were added, changed or deleted after each hand-in; none are left out."""
    months = {(str(row.unit), (row.year or 0, row.month or 0)): row.id for row in hand_ins}
    places = places_of(session, months.values())
    if not places:
        return {}
    since = min(place.number for place in places.values())
    found: dict[str, set[str]] = {}
    for dated in dated_changes(session, _later_records(session, since), since=since):
        for month in months_touched(dated.kind, dated.before, dated.after):
            for unit in _units(dated):
                hand_in = months.get((unit, month))
                if hand_in and dated.place.after(places[hand_in]):
                    found.setdefault(hand_in, set()).add(dated.revision.rec)
    return {hand_in: len(records) for hand_in, records in found.items()}


def _later_records(session: Session, since: int) -> list[str]:
    """Return the records that count in a month and were written after a place in the log."""
    kinds = [kind.kind for kind in KINDS.values() if kind.counts_on and hasattr(kind, "unit")]
    query = (
        select(REVISION.c.record)
        .join(RECORD_STATE, RECORD_STATE.c.record == REVISION.c.record)
        .where(RECORD_STATE.c.kind.in_(kinds))
        .group_by(REVISION.c.record)
        .having(func.max(REVISION.c.number) > since)
    )
    return list(session.scalars(query))


def _units(dated: DatedChange) -> set[str]:
    return {str(values["unit"]) for values in (dated.before, dated.after) if values.get("unit")}
