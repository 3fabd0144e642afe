"""Who works with this file by its settings, held against what this installation has always written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.store.file import remembered as anchor
from desktop_app.store.file.identity import TOKEN
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.settings import read_profile, read_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.write_stream import left_streams
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.proof.own_stream import OwnStream


class _Author(msgspec.Struct):
    unit: str = ""
    role: str = ""


_AUTHOR = msgspec.json.Decoder(_Author)


def strange_profile(session: Session, own: OwnStream) -> Iterator[Finding]:
    """Yield where role or unit aren't those in which this installation wrote its last entry."""
    written, profile = written_profile(session, own), read_profile(session)
    role = written.get("role", profile.role)
    if role != profile.role:
        said = _("文件里写的角色是“{found}”，本机却一直以“{was}”登记。")
        yield Finding(Subject.PROFILE, said.format(found=_role_text(profile.role), was=_role_text(role)))
    if written.get("unit_id", profile.unit_id) != profile.unit_id:
        yield Finding(Subject.PROFILE, _("文件里写的单位，不是本机一直以来登记时的单位。"))


def written_profile(session: Session, own: OwnStream) -> dict[str, str]:
    """Return the settings that follow from this installation's last entry, as far as any do.

    The role never changes. The unit does once, when a unit takes its place in the office's list; the one it was is
    deleted then.
    """
    author = _last_author(session, own)
    if author is None:
        return {}
    unit = author.unit if author.unit and not _is_deleted(session, author.unit) else ""
    return {name: value for name, value in (("role", author.role), ("unit_id", unit)) if value}


def behind_memory(session: Session, own: OwnStream) -> Iterator[str]:
    """Yield a note where this PC remembers later entries than the file has: restored, or cut off at its end.

    Whole copies of an earlier day can't be told from that; what is opened for work goes on in a new stream.
    """
    token = read_settings(session).get(TOKEN, "")
    known = anchor.load(token) if token else None
    if known is not None and known.lane == own.lane and known.seq > own.seq:
        said = _(
            "本机记得登记到第 {known} 条，这个文件只到第 {here} 条。如果不是从备份恢复的，就是最后的登记被拿走了。"
        )
        yield said.format(known=known.seq, here=own.seq)


def _last_author(session: Session, own: OwnStream) -> _Author | None:
    column = REVISION.c
    written = select(column.body).where(column.lane == own.lane, column.seq <= own.seq)
    body = session.scalar(written.order_by(column.seq.desc()).limit(1))
    if body is None and (left := left_streams(session)):
        # A copied or restored file in which nothing was written yet.
        tip = max(left.values(), key=lambda stream: stream.number).tip
        body = session.scalar(select(column.body).where(column.id == tip))
    try:
        return _AUTHOR.decode(body) if body else None
    except UNREADABLE:
        return None  # told by its hash


def _is_deleted(session: Session, record: str) -> bool:
    state = state_of(session, record)
    return state is not None and bool(state.deleted)


def _role_text(role: str) -> str:
    return {"office": _("办公室"), "unit": _("信息员")}.get(role, role)
