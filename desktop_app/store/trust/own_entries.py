"""The same judgement over what is entered here: a unit's PC doesn't write what would count nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desktop_app.store.log.materialise import materialise
from desktop_app.store.log.settings import read_profile
from desktop_app.store.log.tables import HELD, REVISION, STREAM
from desktop_app.store.log.write_stream import own_lanes
from desktop_app.store.trust.certificates import AUTHORITY_KINDS
from desktop_app.store.trust.ground import NotedGround
from desktop_app.store.trust.holding import hold_back, judge_records
from desktop_app.store.trust.judging import Reason
from desktop_app.store.trust.streams import read_streams

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.store.log.revision import StoredRevision


def note_own_unit(session: Session) -> None:
    """Let what was written in this file be the word of the unit that it is of by now."""
    own = update(STREAM).where(STREAM.c.lane.in_(own_lanes(session)))
    session.execute(own.values(unit=read_profile(session).unit_id))


def uncounted(session: Session, operation: str, records: Collection[str]) -> Reason | None:
    """Return why an entry of an operation that was just written here wouldn't count; None where all do."""

    def is_accepted(stored: StoredRevision) -> bool:
        return read_streams(session, {}).is_accepted(stored)

    if not judge_records(session, records, NotedGround(session, is_accepted)):
        return None
    query = (
        select(HELD.c.reason).join(REVISION, REVISION.c.id == HELD.c.revision).where(REVISION.c.operation == operation)
    )
    reason = session.scalar(query.limit(1))
    return Reason(reason) if reason else None


def follow_authority(session: Session, touched: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """Let a change of who may say what take effect; returns the records that show something else, with their kind."""
    certifying = [record for record, kind in touched.items() if kind in AUTHORITY_KINDS]
    changed = hold_back(session, {}, touched, certifying)
    shown = materialise(session, changed, rules) if changed else {}
    return {record: projection.kind for record, projection in shown.items() if projection.kind}
