"""Bringing the records along that entries from elsewhere touched: their rows, differences, search entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.store.materialise import materialise
from desktop_app.store.portions import portions
from desktop_app.store.tables import DIFFERENCE

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.progress import Progress


@dataclass(slots=True)
class Brought:
    """What bringing records along changed."""

    kinds: dict[str, str] = field(default_factory=dict)
    """The records, each with its kind."""
    waiting: int = 0
    differences: list[tuple[str, str]] = field(default_factory=list)
    settled: int = 0


def bring_along(session: Session, records: Collection[str], rules: Rules, progress: Progress) -> Brought:
    """Recompute what the records show and write it."""
    brought = Brought()
    for some in portions(records):
        before = _differences(session, some)
        for record in some:
            projection = materialise(session, record, rules)
            brought.kinds[record] = projection.kind
            brought.waiting += len(projection.waiting)
        after = _differences(session, some)
        brought.differences += sorted(after - before)
        brought.settled += len(before - after)
        progress(len(brought.kinds), len(records), _("正在更新记录"))
    return brought


def _differences(session: Session, records: list[str]) -> set[tuple[str, str]]:
    query = select(DIFFERENCE.c.record, DIFFERENCE.c.key).where(DIFFERENCE.c.record.in_(records)).distinct()
    return {(row.record, row.key) for row in session.execute(query)}
