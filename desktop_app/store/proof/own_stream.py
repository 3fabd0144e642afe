"""The write streams of this installation: whole from their last entry back to the first, as the file itself says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.stream_entries import prev_of
from desktop_app.store.log.tables import LANE, REVISION
from desktop_app.store.log.write_stream import OK, left_streams
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import Revision


_LONGEST_COUNT = 16


@dataclass(frozen=True, slots=True)
class OwnStream:
    """Where the write stream of this installation stands, by the file's own word, and where it left others."""

    lane: str
    seq: int
    tip: str
    ends: Mapping[str, int]
    """The streams that were written here, this one and those left, each with the place of its last entry."""
    doubles: frozenset[tuple[str, int]]
    """The places of these at which two entries stand: a copy of this file was written on elsewhere."""

    def wrote(self, revision: Revision) -> bool:
        """Tell whether an entry was written in this file, as far as that is certain."""
        place = revision.lane, revision.seq
        return revision.seq <= self.ends.get(revision.lane, 0) and place not in self.doubles


def own_stream_of(session: Session) -> OwnStream:
    """Read where the own write stream stands."""
    settings = read_settings(session)
    lane = settings.get("lane", "")
    seq = settings.get("lane_seq", "0")
    column = REVISION.c
    tips = {left.tip: lane for lane, left in left_streams(session).items() if left.tip}
    ended = session.execute(select(column.id, column.lane, column.seq).where(column.id.in_(tips)))
    ends = {row.lane: row.seq for row in ended if tips[row.id] == row.lane} | {lane: _count(seq)}
    twice = select(column.lane, column.seq).where(column.lane.in_(ends)).group_by(column.lane, column.seq)
    doubles = session.execute(twice.having(func.count() > 1))
    return OwnStream(
        lane, _count(seq), settings.get("lane_tip", ""), ends, frozenset((row.lane, row.seq) for row in doubles)
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _LONGEST_COUNT else 0


def broken_own_streams(session: Session, own: OwnStream) -> Iterator[Finding]:
    """Yield what is wrong with the stream that this installation writes, and with those it left."""
    state = session.scalar(select(LANE.c.state).where(LANE.c.lane == own.lane))
    if state != OK:
        yield Finding(Subject.OWN_STREAM, _("文件里写的本机登记流，不是这个文件正在用的那一条。"))
    if own.seq and not _stands_at(session, own.lane, own.seq, own.tip):
        said = _("本机登记的最后一条（第 {seq} 条）不在登记日志里。")
        yield Finding(Subject.OWN_STREAM, said.format(seq=own.seq))
    elif own.seq or own.tip:
        yield from _gaps(session, own.lane, own.tip)
    for lane, left in left_streams(session).items():
        yield from _gaps(session, lane, left.tip)
    yield from _ends_beyond_the_log(session)


def _ends_beyond_the_log(session: Session) -> Iterator[Finding]:
    """Yield the own streams of which the file says that they end with an entry that isn't in the log."""
    said_to_end = LANE.c.tip != "", LANE.c.signing_key != ""
    ended = select(REVISION.c.id).where(REVISION.c.lane == LANE.c.lane, REVISION.c.id == LANE.c.tip).exists()
    for lane in session.scalars(select(LANE.c.lane).where(*said_to_end, ~ended).order_by(LANE.c.lane)):
        said = _("登记流 {lane} 记着的最后一条，不在登记日志里。")
        yield Finding(Subject.OWN_STREAM, said.format(lane=lane[:8]))


def _stands_at(session: Session, lane: str, seq: int, identity: str) -> bool:
    found = select(REVISION.c.number).where(REVISION.c.lane == lane, REVISION.c.seq == seq, REVISION.c.id == identity)
    return session.execute(found).first() is not None


def _gaps(session: Session, lane: str, tip: str) -> Iterator[Finding]:
    """Go back from the last entry that was written here: each must stand right before the one that names it."""
    wanted: str | None = tip or None
    place = came = None
    column = REVISION.c
    query = select(column.seq, column.number, column.id, column.body).where(column.lane == lane)
    rows = session.connection().execution_options(yield_per=1000).execute(query.order_by(column.seq.desc()))
    for seq, number, identity, body in rows:
        if identity != wanted:
            continue
        if place is not None and seq != place - 1:
            break
        if came is not None and number > came:
            said = _("本机登记的第 {seq} 条，在日志里的先后被动过。")
            yield Finding(Subject.ORDER, said.format(seq=seq))
        place, came, wanted = seq, number, prev_of(body)
        if wanted is None:
            break
    if place is None:
        if wanted is not None:
            yield Finding(Subject.OWN_STREAM, _("本机登记的最后一条不在登记日志里。"))
    elif wanted is not None or place != 1:
        yield Finding(Subject.CHAIN, _("本机登记的第 {seq} 条接不上前一条。").format(seq=place))
