"""Exchanged files that came in and went out, and what each other PC said it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import BUNDLE_LOG, PEER
from desktop_app.store.log.write_stream import is_forked
from desktop_app.store.merge.delivery import Have
from desktop_app.unreadable import decoded

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

IN, OUT = "in", "out"
"""The ways a file can go."""

FILES_NOTED = "files_noted"
"""The setting with how many files were noted so far: a note that is gone shows."""


class Scope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file was about: the months it hands in (year, month), whether without persons, and whether everything.

    `everything` is None in notes that were made before this was kept.
    """

    months: tuple[tuple[int, int], ...] = ()
    everything: bool | None = None
    statistics: bool = False


class FileNote(msgspec.Struct, frozen=True, kw_only=True):
    """One exchanged file: the SHA-256 of its bytes, when it came or went (milliseconds), from or to whom, and how.

    `path` is where it was read or written, `kept` the file name of its copy in the outbox.
    """

    digest: str
    direction: str
    at: int
    lane: str = ""
    unit: str = ""
    name: str = ""
    counts: dict[str, int] = {}
    result: str = "ok"
    path: str = ""
    scope: Scope = Scope()
    kept: str = ""


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """Another PC: its write stream, unit and name, what its latest file said it holds, and when it said so."""

    lane: str
    unit: str = ""
    name: str = ""
    have: Have
    at: int


def note_file(session: Session, note: FileNote) -> bool:
    """Keep a note of a file; False if the same file is already noted that way."""
    if is_noted(session, note.digest, note.direction):
        return False
    row = msgspec.structs.asdict(note) | {
        "counts": msgspec.json.encode(note.counts, order="sorted").decode(),
        "scope": msgspec.json.encode(note.scope).decode(),
    }
    before = read_settings(session).get(FILES_NOTED) or str(_count(session))
    session.execute(insert(BUNDLE_LOG).values(row))
    if before.isdecimal():
        write_settings(session, {FILES_NOTED: str(int(before) + 1)})
    return True


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(BUNDLE_LOG)) or 0


def noted_files(session: Session) -> list[FileNote]:
    """Return the notes of all files, the latest first."""
    query = select(BUNDLE_LOG).order_by(BUNDLE_LOG.c.at.desc(), BUNDLE_LOG.c.digest)
    return [
        FileNote(
            **{
                **row,
                "counts": decoded(row["counts"], dict[str, int]) or {},
                "scope": decoded(row["scope"], Scope) or Scope(),
            }
        )
        for row in session.execute(query).mappings()
    ]


def is_noted(session: Session, digest: str, direction: str) -> bool:
    """Tell whether a file has come in, or gone out, before."""
    return (
        session.execute(select(BUNDLE_LOG.c.digest).filter_by(digest=digest, direction=direction)).first() is not None
    )


def remember(session: Session, peer: Peer) -> None:
    """Keep what another PC holds by the file that came last.

    Should an older file come late, it names less and more than needed is sent: never too little, and no clock decides.
    """
    row = msgspec.structs.asdict(peer) | {"have": msgspec.json.encode(peer.have)}
    session.execute(insert(PEER).values(row).on_conflict_do_update(index_elements=["lane"], set_=row))


def have_of(session: Session, lane: str) -> Have | None:
    """Return what another PC is known to hold; None where nothing is, or where two PCs write the stream.

    Nothing is known either where what was kept can't be read any more: then everything is sent.
    """
    row = session.execute(select(PEER.c.have).filter_by(lane=lane)).first()
    if row is None or is_forked(session, lane):
        return None
    return decoded(row.have, Have)


def names_of_pcs(session: Session) -> dict[str, str]:
    """Return the name of every other PC that has handed in a file, by its write stream."""
    return {row.lane: row.name for row in session.execute(select(PEER.c.lane, PEER.c.name))}


def unreadable_notes(session: Session) -> dict[str, str]:
    """Return the PCs of which it can't be read any more what they hold: their write streams and names."""
    rows = session.execute(select(PEER.c.lane, PEER.c.name, PEER.c.have).order_by(PEER.c.unit, PEER.c.lane))
    return {row.lane: row.name for row in rows if decoded(row.have, Have) is None}


def forget_unreadable_notes(session: Session) -> list[str]:
    """Take out what can't be read of what others hold; returns whose it was, which get everything the next time."""
    garbled = unreadable_notes(session)
    session.execute(delete(PEER).where(PEER.c.lane.in_(garbled)))
    return list(garbled.values())
