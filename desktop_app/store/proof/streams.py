"""The write streams of other PCs: each entry right behind the one it names, and none missing where all had come.

A unit's file holds only those parts of the office's stream that concern it, so a gap there is no sign of anything. A
unit hands in all that it holds, so at the office its stream has no gap; unless the office's own file once went back
in time, for then units left out what it had held before.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.store.log.settings import read_profile
from desktop_app.store.log.stream_entries import lanes, prev_of
from desktop_app.store.log.tables import BUNDLE_LOG, LANE, REVISION
from desktop_app.store.log.write_stream import FORKED, NOBODYS, RETIRED, forked_among, left_streams
from desktop_app.store.merge.exchanged_files import IN
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.progress import Progress
    from desktop_app.store.proof.own_stream import OwnStream


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    seq: int
    id: str
    prev: str | None
    sealed: bool


def broken_streams(
    session: Session, own: OwnStream, roles: Mapping[str, set[str]], progress: Progress
) -> Iterator[Finding]:
    """Yield where the streams that others write don't join; `roles` are those in which each was written."""
    whole_until = _whole_until(session, roles)
    forked = set(session.scalars(select(LANE.c.lane).where(LANE.c.state == FORKED)))
    for lane in unproved_forks(session):
        said = _("登记流 {lane} 被记作两台电脑共用，登记日志里却看不出。")
        yield Finding(Subject.CHAIN, said.format(lane=lane[:8]))
    # What was written here was followed from its end already.
    others = [lane for lane in lanes(session) if lane != own.lane and not _is_all(session, lane, own.ends.get(lane, 0))]
    for done, lane in enumerate(others):
        progress(done, len(others), _("正在核对登记的先后"))
        yield from _broken(session, lane, whole_until.get(lane, 0), forked=lane in forked)


def _is_all(session: Session, lane: str, end: int) -> bool:
    """Tell whether a stream has no entry beyond an end, nor two at one place."""
    last, count = session.execute(select(func.max(REVISION.c.seq), func.count()).where(REVISION.c.lane == lane)).one()
    return bool(last == count == end)


def unproved_forks(session: Session) -> list[str]:
    """Return the streams that are said to be written by two PCs, though no place of theirs holds two entries."""
    said = session.scalars(select(LANE.c.lane).where(LANE.c.state == FORKED).order_by(LANE.c.lane)).all()
    proved = forked_among(session, dict.fromkeys(said, 0))
    return [lane for lane in said if lane not in proved]


def _whole_until(session: Session, roles: Mapping[str, set[str]]) -> dict[str, int]:
    """Return the streams that have no gap, each with the number of the log up to which that holds."""
    profile = read_profile(session)
    if profile.role != "office":
        return {}
    notes = BUNDLE_LOG.c
    handed_in = select(notes.lane).where(notes.direction == IN, notes.unit.not_in(["", profile.unit_id])).distinct()
    until = _never_went_back_before(session)
    return {lane: until for lane in session.scalars(handed_in) if roles.get(lane) == {"unit"}}


def _never_went_back_before(session: Session) -> int:
    """Return the last number of the log that was given before this file first went back in time, or was copied."""
    left = left_streams(session)
    retired = set(session.scalars(select(LANE.c.lane).where(LANE.c.state == RETIRED)))
    if retired - left.keys():
        return 0  # left by a version that kept no note of it
    return min((stream.number for stream in left.values()), default=2**63 - 1)


def _broken(session: Session, lane: str, whole_until: int, *, forked: bool) -> Iterator[Finding]:
    sealed_last = last = -1
    before: set[str] = set()
    twice = forked
    for seq, group in groupby(_entries(session, lane), key=lambda entry: entry.seq):
        here = list(group)
        sealed = [entry for entry in here if entry.sealed]
        twice = twice or len(sealed) > 1
        for entry in sealed:
            if entry.prev is None or (entry.prev in before and last == seq - 1):
                continue
            # Two PCs wrote a forked stream: what came of it may be parts of both.
            replaced = sealed_last == seq - 1 and not twice
            lacking = entry.number <= whole_until
            if replaced or lacking or _is_held(session, entry.prev):
                said = _("登记流 {lane} 的第 {seq} 条接不上前一条。")
                yield Finding(Subject.CHAIN, said.format(lane=lane[:8], seq=seq))
        last, before = seq, {entry.id for entry in here}
        sealed_last = seq if sealed else sealed_last


def _entries(session: Session, lane: str) -> Iterator[_Entry]:
    column = REVISION.c
    # What nobody stands behind may stand anywhere: whoever wrote it only says that it is the stream's.
    unsealed = set(session.scalars(NOBODYS))
    query = select(column.number, column.seq, column.id, column.body).where(column.lane == lane)
    rows: Any = (
        session.connection().execution_options(yield_per=1000).execute(query.order_by(column.seq, column.number))
    )
    for number, seq, identity, body in rows:
        yield _Entry(number, seq, identity, prev_of(body), sealed=identity not in unsealed)


def _is_held(session: Session, identity: str) -> bool:
    return session.execute(select(REVISION.c.number).where(REVISION.c.id == identity)).first() is not None
