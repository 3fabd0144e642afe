"""Write streams: each installation writes its own; one that two installations write is forked, and left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from desktop_app.store.log.guards import Stream
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import LANE, REVISION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Source

OK, FORKED, RETIRED = "ok", "forked", "retired"
"""The states of a write stream: in use; two PCs wrote it (a clone or a restored copy); nobody writes it any more."""

LANE_BYTES = 16
_LEFT = "left:"
"""How the settings begin that say where a write stream stood when this installation left it."""
_A_COUNT = re.compile(r"[0-9]{1,15}")


class Left(NamedTuple):
    """Where a write stream stood when this installation left it, and the last number that the log had given then."""

    tip: str
    number: int


def lane_of(session: Session, lane: str) -> Row[Any] | None:
    """Return what is known of a write stream (signing_key, state, opened_at, why), or None."""
    return session.execute(select(LANE).filter_by(lane=lane)).first()


def note_lane(session: Session, lane: str, state: str, *, at: int = 0, why: str = "", signing_key: str = "") -> None:
    """Keep what is known of a write stream; `at` in milliseconds; an empty key leaves the one that is known."""
    known = {"state": state, "why": why} | ({"signing_key": signing_key} if signing_key else {})
    row = {"lane": lane, "signing_key": "", "opened_at": at} | known
    session.execute(insert(LANE).values(row).on_conflict_do_update(index_elements=["lane"], set_=known))


def change_lane(session: Session, source: Source, why: str, state: str = RETIRED) -> str:
    """Leave this installation's write stream for a new one and return that; old entries keep their author."""
    now = source.moment()
    settings = read_settings(session)
    old = settings.get("lane", "")
    if old:
        note_lane(session, old, state, at=now, why=why)
        last = session.scalar(select(func.max(REVISION.c.number))) or 0
        write_settings(session, {f"{_LEFT}{old}": f"{last} {settings.get('lane_tip', '')}"})
    lane = source.random(LANE_BYTES).hex()
    note_lane(session, lane, OK, at=now)
    write_settings(session, {"lane": lane, "lane_seq": "0", "lane_tip": ""})
    return lane


def left_streams(session: Session) -> dict[str, Left]:
    """Return the write streams that this installation left, each with where it stood then; not those left long ago."""
    found = {}
    for name, value in read_settings(session).items():
        number, _space, tip = value.partition(" ")
        if name.startswith(_LEFT) and number.isdecimal():
            found[name.removeprefix(_LEFT)] = Left(tip, int(number))
    return found


def own_stream(session: Session) -> Stream:
    """Return where the write stream of this installation stands."""
    settings = read_settings(session)
    return Stream(settings["lane"], int(settings.get("lane_seq", "0")), settings.get("lane_tip") or None)


def is_own_stream_whole(session: Session) -> bool:
    """Tell whether the file ends this installation's write stream where its settings say, so that it can go on."""
    settings = read_settings(session)
    seq, tip = settings.get("lane_seq", "0"), settings.get("lane_tip", "")
    if not _A_COUNT.fullmatch(seq):
        return False
    column = REVISION.c
    last = session.scalar(select(func.max(column.seq)).where(column.lane == settings.get("lane", "")))
    if int(seq) != (last or 0):
        return False
    return tip in session.scalars(select(column.id).filter_by(lane=settings["lane"], seq=last)) if last else not tip


def is_forked(session: Session, lane: str) -> bool:
    """Tell whether two PCs are known to have written a stream."""
    known = lane_of(session, lane)
    return known is not None and known.state == FORKED


def forked_among(session: Session, grown: Mapping[str, int]) -> list[str]:
    """Return the write streams, of those given with the first number to look at, that hold a number twice."""
    return [lane for lane, first in sorted(grown.items()) if _has_double(session, lane, first)]


def _has_double(session: Session, lane: str, first: int) -> bool:
    column = REVISION.c
    query = select(column.seq).where(column.lane == lane, column.seq >= first).group_by(column.seq)
    return session.execute(query.having(func.count() > 1).limit(1)).first() is not None
