"""Bringing the records along that entries from elsewhere touched: their rows, differences, search entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.store.log.materialise import write_showings
from desktop_app.store.log.personal import revealed_by_record
from desktop_app.store.log.projection import project
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.log.rows import rows_of, states_of
from desktop_app.store.log.showing import Showing, follow_on, laid_over, showing_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE
from desktop_app.store.log.unread_values import IS_DIFFERENCE, unread_by_record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.progress import Progress
    from desktop_app.store.log.revision import StoredRevision


@dataclass(slots=True)
class Brought:
    """What bringing records along changed."""

    kinds: dict[str, str] = field(default_factory=dict)
    """The records, each with its kind."""
    waiting: int = 0
    differences: list[tuple[str, str]] = field(default_factory=list)
    settled: int = 0


def bring_along(
    session: Session, records: Collection[str], revealed: Collection[str], since: int, rules: Rules, progress: Progress
) -> Brought:
    """Make the tables show what the records show now.

    `since` is the last log number before the new entries; `revealed` are the records that older values came
    for, or in which other entries count than did.
    """
    brought = Brought()
    for some in by_weight(session, records):
        before = _differences(session, some)
        states = states_of(session, some)
        showings = _showings(session, some, states, revealed, since)
        write_showings(session, showings, states, rules)
        brought.kinds |= {record: showing.kind for record, showing in showings.items() if showing.kind}
        brought.waiting += sum(showing.waiting for showing in showings.values())
        after = {
            (one, key) for one, showing in showings.items() if not showing.deleted for key, *_side in showing.sides
        }
        brought.differences += sorted(after - before)
        brought.settled += len(before - after)
        progress(len(brought.kinds), len(records), _("正在更新记录"))
    return brought


def _showings(
    session: Session, records: list[str], states: Mapping[str, Row[Any]], revealed: Collection[str], since: int
) -> dict[str, Showing]:
    """Work out what each record shows: from the new entries alone where they follow on, else from all."""
    new = revisions_by_record(session, records, after=since)
    personal = revealed_by_record(session, records)
    unread = unread_by_record(session, records)
    showings: dict[str, Showing] = {}
    following = {
        record: chain
        for record, revisions in new.items()
        if record not in revealed and (chain := follow_on(states.get(record), revisions)) is not None
    }
    for kind_name in {states[record].kind for record in following}:
        kind = KINDS[kind_name]
        for record, row in rows_of(session, kind, following).items():
            before = unread.get(record, frozenset())
            showings[record] = laid_over(kind, row, following[record], personal.get(record, {}), before)
    # Of a record that isn't known yet nothing may have counted so far, though entries of it are held.
    begun = {
        record: log for record, log in new.items() if record not in states and record not in revealed and _is_whole(log)
    }
    known = {*states, *new, *revealed}
    rest = [record for record in records if record in known and record not in showings and record not in begun]
    logs = begun | revisions_by_record(session, rest)
    for record, log in logs.items():
        showings[record] = showing_of(project(log), personal.get(record, {}))
    return showings


def _is_whole(log: Sequence[StoredRevision]) -> bool:
    """Tell whether entries come after none but one another."""
    here = {stored.id for stored in log}
    return all(here.issuperset(stored.revision.par) for stored in log)


def _differences(session: Session, records: list[str]) -> set[tuple[str, str]]:
    deleted = select(RECORD_STATE.c.record).where(RECORD_STATE.c.record == DIFFERENCE.c.record, RECORD_STATE.c.deleted)
    query = select(DIFFERENCE.c.record, DIFFERENCE.c.key).where(
        DIFFERENCE.c.record.in_(records), IS_DIFFERENCE, ~deleted.exists()
    )
    return {(row.record, row.key) for row in session.execute(query)}
