"""Working out anew which entries count, after others came in or the office changed who may say what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, union, update

from desktop_app.model.kinds import KINDS, Unit
from desktop_app.model.owning import owned_kinds, owner_field
from desktop_app.store.log.portions import portions
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.log.rows import RECORDS
from desktop_app.store.log.stream_entries import stream_entries
from desktop_app.store.log.tables import HELD, RECORD_STATE, REVISION, STREAM
from desktop_app.store.log.write_stream import note_stream, own_lanes
from desktop_app.store.trust.ground import NotedGround
from desktop_app.store.trust.judging import Reason, held_entries
from desktop_app.store.trust.sealed_entries import that_counted
from desktop_app.store.trust.streams import Streams, read_streams

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.store.trust.certificates import Power

_OF_STREAMS = (Reason.UNSEALED, Reason.RETIRED)
_NOTED = select(HELD).where(HELD.c.record.in_(RECORDS))
_Held = dict[str, tuple[str, str, str]]
"""Held entries by their id: record, stream and reason."""


def hold_back(
    session: Session,
    fresh: Mapping[str, Collection[str]],
    touched: Mapping[str, str],
    certifying: Collection[str] = (),
    newcomer: Mapping[str, Power] | None = None,
) -> set[str]:
    """Note whose word each stream is and which entries don't count; returns the records in which that changed.

    `fresh` are entries that came in, by stream; `touched` their records, each with its kind; `certifying` those
    of them that may be certificates or units; `newcomer` a key to be taken for certified, in a rehearsal.
    """
    return _judge(session, read_streams(session, fresh, certifying, newcomer), touched)


def _judge(session: Session, streams: Streams, touched: Mapping[str, str]) -> set[str]:
    """Note what follows of streams for their fresh entries; returns the records in which something changed."""
    fresh = streams.fresh
    changed = streams.changed() | _retired_streams(session, streams)
    if changed:
        # Whose they are has changed, so nothing that was worked out for them holds.
        whole = {lane: set(stream_entries(session, lane).before) for lane in changed}
        before = {lane: entries.difference(fresh.get(lane, ())) for lane, entries in whole.items()}
        standing = {**that_counted(session, before), **streams.standing}
        fresh = {**fresh, **whole}
        streams = Streams(session, streams.roots, streams.powers, fresh, standing)
    lanes = {*fresh, *session.scalars(select(HELD.c.lane).distinct())}
    for lane in sorted({*changed, *fresh}):
        whose = streams.whose(lane)
        note_stream(session, lane, whose.unit, whose.role, whose.key)
    moved = {
        record for lane in sorted(lanes) for record in _hold_of_stream(session, streams, lane, fresh.get(lane, ()))
    }
    records = {*touched, *moved, *session.scalars(select(HELD.c.record)), *_of_streams(session, changed)}
    records |= set(_depending(session, touched))
    return moved | judge_records(session, records, NotedGround(session, streams.is_accepted))


def judge_anew(session: Session, certifying: Collection[str] = ()) -> set[str]:
    """Work out from the entries, seals and trusted keys alone which entries count; returns where that changed.

    Only of what lies behind a missing entry nothing can be worked out: that goes on as it was. `certifying` are the
    records of certificates and units, where the tables may not say which those are.
    """
    noted = {row.revision: (row.record, row.declined) for row in session.execute(select(HELD))}
    everything = entries_by_stream(session)
    standing = that_counted(session, everything)
    session.execute(delete(HELD))
    session.execute(delete(STREAM).where(STREAM.c.lane.not_in(everything.keys() | own_lanes(session))))
    kinds = dict.fromkeys(session.scalars(select(REVISION.c.record).distinct()), "")
    kinds |= {row.record: row.kind for row in session.execute(select(RECORD_STATE.c.record, RECORD_STATE.c.kind))}
    _judge(session, read_streams(session, everything, certifying, standing=standing), kinds)
    for some in portions(sorted(one for one, (_record, declined) in noted.items() if declined)):
        session.execute(update(HELD).where(HELD.c.revision.in_(some)).values(declined=True))
    now = {row.revision: row.record for row in session.execute(select(HELD))}
    return {noted[one][0] for one in noted.keys() - now.keys()} | {now[one] for one in now.keys() - noted.keys()}


def entries_by_stream(session: Session) -> dict[str, set[str]]:
    """Return all entries of the log, by their write stream."""
    found: dict[str, set[str]] = {}
    for lane, identity in session.execute(select(REVISION.c.lane, REVISION.c.id)):
        found.setdefault(lane, set()).add(identity)
    return found


def judge_records(session: Session, records: Iterable[str], ground: NotedGround) -> set[str]:
    """Work out which entries of some records lack the right to count; returns the records in which that changed."""
    changed: set[str] = set()
    for some in by_weight(session, sorted(records)):
        now: _Held = {}
        logs = revisions_by_record(session, some)
        ground.know(logs)
        for record, log in logs.items():
            lanes = {stored.id: stored.revision.lane for stored in log}
            now |= {one: (record, lanes[one], reason) for one, reason in held_entries(log, ground).items()}
        noted = session.connection().execute(_NOTED, {"records": some})
        before = {row.revision: (row.record, row.lane, row.reason) for row in noted}
        changed |= _replace(session, before, now)
    return changed


def _hold_of_stream(session: Session, streams: Streams, lane: str, fresh: Collection[str]) -> set[str]:
    """Note which entries of a stream nobody stands behind; returns their records where that changed."""
    noted = select(HELD).where(HELD.c.lane == lane, HELD.c.reason.in_(_OF_STREAMS))
    before = {row.revision: (row.record, row.lane, row.reason) for row in session.execute(noted)}
    doubtful = {*before, *fresh}
    reasons = streams.reasons(lane, doubtful)
    rows = _records_of(session, reasons)
    now: _Held = {one: (rows[one], lane, reason) for one, reason in reasons.items()}
    other = select(HELD.c.revision).where(HELD.c.lane == lane, HELD.c.reason.not_in(_OF_STREAMS))
    taken = set(session.scalars(other)) & now.keys()
    for some in portions(sorted(taken)):
        session.execute(delete(HELD).where(HELD.c.revision.in_(some)))
    return _replace(session, before, now)


def _replace(session: Session, before: _Held, now: _Held) -> set[str]:
    gone = [one for one in before if now.get(one) != before[one]]
    new = [one for one in now if before.get(one) != now[one]]
    for some in portions(gone):
        session.execute(delete(HELD).where(HELD.c.revision.in_(some)))
    rows = [
        {"revision": one, "record": record, "lane": lane, "reason": str(reason)}
        for one in new
        for record, lane, reason in (now[one],)
    ]
    if rows:
        session.execute(insert(HELD), rows)
    # Another reason for the same entry changes nothing that is shown.
    return {before[one][0] for one in before.keys() - now.keys()} | {now[one][0] for one in now.keys() - before.keys()}


def _records_of(session: Session, revisions: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in portions(sorted(revisions)):
        rows = session.execute(select(REVISION.c.id, REVISION.c.record).where(REVISION.c.id.in_(some)))
        found |= {row.id: row.record for row in rows}
    return found


def _retired_streams(session: Session, streams: Streams) -> set[str]:
    """Return the streams of keys that were taken out of use, or brought back."""
    noted = session.scalars(select(HELD.c.lane).where(HELD.c.reason == Reason.RETIRED).distinct())
    return {*noted, *streams.with_an_end()}


def _of_streams(session: Session, lanes: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in portions(sorted(lanes)):
        found |= set(session.scalars(select(REVISION.c.record).where(REVISION.c.lane.in_(some)).distinct()))
    return found


def _depending(session: Session, touched: Mapping[str, str]) -> Iterable[str]:
    """Yield the records whose owner, or whose unit, is one of those that came in."""
    by_kind: dict[str, list[str]] = {}
    for record, name in touched.items():
        by_kind.setdefault(name, []).append(record)
    for name in by_kind.keys() & KINDS.keys():
        for part in owned_kinds(KINDS[name]):
            link = owner_field(part, KINDS[name])
            column = getattr(part, link.name if link else "")
            of_these = select(part.id).where(column.in_(RECORDS))
            for some in portions(by_kind[name]):
                yield from session.connection().execute(of_these, {"records": some}).scalars()
    units = [record for record, name in touched.items() if name == Unit.kind]
    if units:
        of_units = [select(kind.id).where(kind.unit.in_(units)) for kind in KINDS.values() if hasattr(kind, "unit")]
        yield from session.scalars(union(*of_units))
