"""Entries without a seal that are taken all the same: brought in by hand, or from before there were seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.store.log.revision import parse
from desktop_app.store.log.stream_entries import stream_entries
from desktop_app.store.log.tables import REVISION, STREAM
from desktop_app.store.log.write_stream import note_stream
from desktop_app.store.trust.certificates import OFFICE, UNIT
from desktop_app.store.trust.seal import ROLES, Seal
from desktop_app.store.trust.sealed_entries import in_parts, keep_seals
from desktop_app.store.trust.streams import Whose, read_streams

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session


def take_earlier_streams(session: Session) -> None:
    """Let everything that stands in a file from before there were seals count as it did."""
    lanes = session.scalars(select(REVISION.c.lane).distinct()).all()
    take_by_hand(session, {lane: set(stream_entries(session, lane).before) for lane in lanes})


def take_by_hand(session: Session, fresh: Mapping[str, Collection[str]]) -> None:
    """Let entries count, by stream, because the person here brings them in, who could enter them as well."""
    for lane, entries in fresh.items():
        whose = _noted(session, lane) or _by_its_word(session, lane)
        note_stream(session, lane, whose.unit, whose.role, whose.key)
        marks = stream_entries(session, lane).ends(entries)
        seal = Seal(lane=lane, marks=(), unit=whose.unit, role=_plain(whose.role), accepts="past")
        keep_seals(session, in_parts(seal, marks))


def take_unsealed(session: Session, fresh: Mapping[str, Collection[str]], signing_key: str) -> None:
    """Take what an earlier version of the program sent without seals as the word of the PC that signed the file.

    A unit's is its own at most, with its rights and no more; the office's counts whatever it is.
    """
    streams = read_streams(session, fresh)
    sender = streams.powers.get(signing_key)
    if sender is None:
        return
    for lane, entries in fresh.items():
        whose = streams.whose(lane)
        unsealed = streams.reasons(lane, entries)
        if not unsealed or (sender.role != OFFICE and (whose.key or whose.unit not in {"", sender.unit})):
            continue
        if sender.role == OFFICE:
            said = whose if whose.role else _by_its_word(session, lane)
            seal = Seal(lane=lane, marks=(), unit=said.unit, role=_plain(said.role), accepts="these")
            keep_seals(session, in_parts(seal, unsealed))
        else:
            seal = Seal(lane=lane, marks=(), unit=sender.unit, role=UNIT)
            keep_seals(session, in_parts(seal, stream_entries(session, lane).ends(unsealed)))


def _noted(session: Session, lane: str) -> Whose | None:
    row = session.execute(select(STREAM).filter_by(lane=lane)).first()
    return Whose(row.signing_key, row.unit, row.role) if row is not None and row.role else None


def _by_its_word(session: Session, lane: str) -> Whose:
    """Return what the last entry of a stream calls itself."""
    query = select(REVISION.c.body).filter_by(lane=lane).order_by(REVISION.c.number.desc()).limit(1)
    revision = parse(session.scalars(query).one())
    return Whose("", revision.unit if len(revision.unit) in {0, 32} else "", revision.role)


def _plain(role: str) -> str:
    return role if role in ROLES else ""
