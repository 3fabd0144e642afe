"""Write streams: each installation writes its own; one that two installations write is forked, and left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.entry_list import continue_list
from desktop_app.store.log.guards import Stream
from desktop_app.store.log.settings import read_profile, read_settings, write_settings
from desktop_app.store.log.tables import HELD, KNOWN_PC, LANE, REVISION, STREAM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Source

OK, FORKED, RETIRED = "ok", "forked", "retired"
"""The states of a write stream: in use; two PCs wrote it (a clone or a restored copy); nobody writes it any more."""

ALONE = "alone"
"""The role of the streams of a unit's file before any office is known in it: alone one may write everything."""

LANE_BYTES = 16
_LEFT = "left:"
"""How the settings begin that say where a write stream stood when this installation left it."""

NOBODYS = select(HELD.c.revision).where(HELD.c.reason == "unsealed")
"""The entries that no key stands behind: whoever wrote them only says that they are of the stream they name."""

_AN_OFFICE = select(KNOWN_PC.c.signing_key).where(KNOWN_PC.c.role == "office").limit(1)

SIGNING_KEY = "signing_key"
"""The setting with the public half of this PC's signing key for this file."""
_A_COUNT = re.compile(r"[0-9]{1,15}")


class Left(NamedTuple):
    """Where a write stream stood when this installation left it, and the last number that the log had given then."""

    tip: str
    number: int


def lane_of(session: Session, lane: str) -> Row[Any] | None:
    """Return what is known of a write stream (signing_key, state, opened_at, why), or None."""
    return session.execute(select(LANE).filter_by(lane=lane)).first()


def note_lane(session: Session, lane: str, state: str, *, at: int = 0, why: str = "") -> None:
    """Keep what is known of a write stream; `at` in milliseconds."""
    known = {"state": state, "why": why}
    row = {"lane": lane, "signing_key": "", "opened_at": at} | known
    session.execute(insert(LANE).values(row).on_conflict_do_update(index_elements=["lane"], set_=known))


def note_stream(session: Session, lane: str, unit: str, role: str, signing_key: str = "") -> None:
    """Keep whose word a write stream is: the unit (its record) and role of its entries, the key that seals them."""
    row = {"lane": lane, "signing_key": signing_key, "unit": unit, "role": role}
    session.execute(insert(STREAM).values(row).on_conflict_do_update(index_elements=["lane"], set_=row))


def own_lanes(session: Session) -> set[str]:
    """Return the write streams of this file's own, or of the one that it was copied from."""
    return set(session.scalars(select(LANE.c.lane).where(LANE.c.signing_key != "")))


def is_office_known(session: Session) -> bool:
    """Tell whether this file has ever taken in a file of the office's."""
    return session.connection().execute(_AN_OFFICE).first() is not None


def own_role(session: Session, role: str) -> str:
    """Return the role of this file's own streams, for the role in which somebody works with it."""
    return role if role == "office" or is_office_known(session) else ALONE


def change_lane(session: Session, source: Source, why: str, state: str = RETIRED) -> str:
    """Leave this installation's write stream for a new one and return that; old entries keep their author.

    The new one is named after this PC's key, as the file notes it: so nobody else can ever say that it is theirs.
    """
    now = source.moment()
    settings = read_settings(session)
    old = settings.get("lane", "")
    if old:
        note_lane(session, old, state, at=now, why=why)
        last = session.scalar(select(func.max(REVISION.c.number))) or 0
        note_left(session, old, Left(settings.get("lane_tip", ""), last))
        # What this PC wrote there stays its word, whatever else comes in under the stream's name.
        tip = settings.get("lane_tip", "")
        session.execute(update(LANE).where(LANE.c.lane == old).values(tip=tip))
    key, nonce = settings.get(SIGNING_KEY, ""), source.random(LANE_BYTES).hex()
    lane = lane_of_key(key, nonce) if key else nonce
    row = {"lane": lane, "signing_key": key, "nonce": nonce, "state": OK, "opened_at": now, "why": ""}
    session.execute(insert(LANE).values(row))
    profile = read_profile(session)
    note_stream(session, lane, profile.unit_id, own_role(session, profile.role), key)
    if old:
        continue_list(session, lane, old, now, why)
    write_settings(session, {"lane": lane, "lane_seq": "0", "lane_tip": ""})
    return lane


def note_left(session: Session, lane: str, left: Left) -> None:
    """Keep where a write stream stood when this installation left it."""
    write_settings(session, {f"{_LEFT}{lane}": f"{left.number} {left.tip}"})


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
    # What others brought in under this stream's name doesn't count and says nothing of it.
    ours = (column.lane == settings.get("lane", ""), column.id.not_in(NOBODYS))
    last = session.scalar(select(func.max(column.seq)).where(*ours))
    if int(seq) != (last or 0):
        return False
    return tip in session.scalars(select(column.id).filter_by(lane=settings["lane"], seq=last)) if last else not tip


def is_forked(session: Session, lane: str) -> bool:
    """Tell whether two PCs are known to have written a stream."""
    known = lane_of(session, lane)
    return known is not None and known.state == FORKED


def forked_among(session: Session, grown: Mapping[str, int]) -> list[str]:
    """Return the write streams, of those given with the first number to look at, that hold a number twice.

    An entry that doesn't count proves nothing against the PC whose stream it names.
    """
    return [lane for lane, first in sorted(grown.items()) if _has_double(session, lane, first)]


def _has_double(session: Session, lane: str, first: int) -> bool:
    column = REVISION.c
    ours = (column.lane == lane, column.seq >= first, column.id.not_in(NOBODYS))
    query = select(column.seq).where(*ours).group_by(column.seq)
    return session.execute(query.having(func.count() > 1).limit(1)).first() is not None
