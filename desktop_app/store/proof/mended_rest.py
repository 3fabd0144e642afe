"""What a file says of itself and of others, put back to what its log proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import LargeBinary, cast, delete, func, select, update

from desktop_app.i18n import _
from desktop_app.store.log.settings import read_profile, read_settings, write_settings
from desktop_app.store.log.tables import (
    BUNDLE_LOG,
    CONTENT,
    HELD,
    KEPT_FRAME,
    KNOWN_PC,
    LANE,
    PEER,
    PERSONAL_KEY,
    PERSONAL_VALUE,
    REVISION,
    SETTING,
)
from desktop_app.store.log.write_stream import (
    OK,
    RETIRED,
    Left,
    change_lane,
    is_own_stream_whole,
    lane_of,
    left_streams,
    note_lane,
    note_left,
)
from desktop_app.store.merge.exchanged_files import forget_unreadable_notes
from desktop_app.store.proof.cells import rows_of_no_text
from desktop_app.store.proof.exchanged import unexplained_pcs
from desktop_app.store.proof.profile import written_profile
from desktop_app.store.proof.streams import unproved_forks
from desktop_app.store.proof.witnessed_log import unlike_what_was_said
from desktop_app.store.trust.judging import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Source
    from desktop_app.store.proof.entries import LogFacts
    from desktop_app.store.proof.own_stream import OwnStream


_NOTES = (SETTING, PEER, KNOWN_PC, BUNDLE_LOG)
"""The tables that note what was done beside the log, each row of which can be missed; what was witnessed stays."""


def put_types_right(session: Session) -> None:
    """Let bytes be bytes again where somebody made them text, and take out settings that are no text.

    The log's guards must be lifted.
    """
    for table in (REVISION, PERSONAL_VALUE, PERSONAL_KEY, CONTENT, KEPT_FRAME, PEER):
        for column in table.columns:
            if isinstance(column.type, LargeBinary):
                as_bytes = {column.name: cast(column, LargeBinary)}
                session.execute(update(table).where(func.typeof(column) == "text").values(as_bytes))
    session.execute(delete(SETTING).where(func.typeof(SETTING.c.value) != "text"))


def take_out_garbled_notes(session: Session) -> Iterator[str]:
    """Take out the notes with a text that can't be read, and say how many; what needs them begins anew without."""
    garbled = [(table, *found) for table in _NOTES for found in rows_of_no_text(session, table)]
    for table, column, kept in garbled:
        session.execute(delete(table).where(cast(column, LargeBinary) == kept))
    if garbled:
        said = _("去掉了 {count} 行读不出来的记录：设置、收发文件和可信电脑的记录里的。")
        yield said.format(count=len(garbled))


def trust_nobody_unexplained(session: Session, facts: LogFacts) -> Iterator[str]:
    """Take the trust away that nothing explains, and say whose."""
    for pc, _finding in list(unexplained_pcs(session, facts)):
        session.execute(delete(KNOWN_PC).where(KNOWN_PC.c.signing_key == pc.signing_key))
        yield _("取消了对“{unit}”一台电脑的信任。").format(unit=pc.unit_name or pc.signing_key[:8])


def forget_garbled_notes(session: Session) -> Iterator[str]:
    """Take out what can't be read of what others hold, and say whose."""
    for name in forget_unreadable_notes(session):
        yield _("去掉了“{unit}”已有哪些登记的记录：读不出来，下一次会写给它全部内容。").format(unit=name)


def restore_profile(session: Session, own: OwnStream) -> Iterator[str]:
    """Set role and unit back to what this installation has always written."""
    written, profile = written_profile(session, own), read_profile(session)
    for name, value in written.items():
        if value != getattr(profile, name):
            write_settings(session, {name: value})
            yield _("按本机以往的登记改回了角色或单位。")


def put_streams_right(session: Session) -> None:
    """Take back what is said of streams and isn't so: that two PCs write one, where this installation left its own."""
    own = read_settings(session).get("lane", "")
    for lane in unproved_forks(session):
        if _opened_here(session, lane) or lane in left_streams(session):
            note_lane(session, lane, RETIRED)
        else:
            session.execute(delete(LANE).where(LANE.c.lane == lane))
    note_lane(session, own, OK)
    for row in session.execute(select(LANE).where(LANE.c.signing_key != "", LANE.c.lane != own)).all():
        if row.state == OK:
            note_lane(session, row.lane, RETIRED)
        if not _stands_in(session, row.lane, row.tip):
            end = _end_of(session, row.lane)
            session.execute(update(LANE).where(LANE.c.lane == row.lane).values(tip=end.tip if end else ""))
            if end and row.lane not in left_streams(session):
                note_left(session, row.lane, end)


def _opened_here(session: Session, lane: str) -> bool:
    found = lane_of(session, lane)
    return found is not None and bool(found.signing_key)


def _stands_in(session: Session, lane: str, identity: str) -> bool:
    held = select(REVISION.c.number).where(REVISION.c.lane == lane, REVISION.c.id == identity)
    return session.execute(held).first() is not None


def _end_of(session: Session, lane: str) -> Left | None:
    """Return the last entry of a stream that counts as its PC's."""
    column = REVISION.c
    unsealed = select(HELD.c.revision).where(HELD.c.reason == Reason.UNSEALED)
    query = select(column.id, column.number).where(column.lane == lane, column.id.not_in(unsealed))
    last = session.execute(query.order_by(column.seq.desc(), column.number.desc()).limit(1)).first()
    return Left(last.id, last.number) if last else None


def go_on_in_a_sound_stream(session: Session, source: Source) -> Iterator[str]:
    """Let this installation write a new stream where the end of its own is lost for good."""
    if not is_own_stream_whole(session):
        change_lane(session, source, _("本机最后的登记找不回来"))
        yield _("本机从新的一条登记流开始登记。")
    elif any(unlike_what_was_said(session)):
        # The new list names the old one, so that nobody takes a repair for a fraud.
        change_lane(session, source, _("登记日志修复过"))
        yield _("本机从新的一条登记流开始登记，下次收发文件时会向对方说明。")
    for lane, left in left_streams(session).items():
        if left.tip and not _stands_in(session, lane, left.tip):
            note_left(session, lane, left._replace(tip=""))
