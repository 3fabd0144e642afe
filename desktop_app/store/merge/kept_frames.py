"""Pieces of exchanged files that only a newer version understands: kept byte for byte and always handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, insert, select

from desktop_app.store.log.revision import Count
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import KEPT_FRAME
from desktop_app.unreadable import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

MOST_OF_ONE = 4 * 1024**2
MOST_OF_ALL = 32 * 1024**2
"""How many bytes of them are kept of one PC, and of all: each goes out again with every file, to everybody."""

_BROUGHT = "kept_frames"
"""The setting that says how many bytes each PC brought, as JSON by its signing key."""


class KeptFrame(msgspec.Struct, frozen=True):
    """A piece: its kind, its size unpacked, and its bytes as packed with their SHA-256."""

    kind: str
    size: int
    sha256: str
    packed: bytes


def keep_frame(session: Session, frame: KeptFrame, sender: str, most: int = MOST_OF_ONE) -> bool:
    """Keep a piece, once; False where `most` bytes of the PC with that signing key, or too many of all, are kept."""
    if session.execute(select(KEPT_FRAME.c.sha256).filter_by(sha256=frame.sha256)).first() is not None:
        return True
    brought = _brought(session)
    of_one = brought.get(sender, 0) + len(frame.packed)
    of_all = (session.scalar(select(func.sum(func.length(KEPT_FRAME.c.packed)))) or 0) + len(frame.packed)
    if of_one > most or of_all > MOST_OF_ALL:
        return False
    session.execute(insert(KEPT_FRAME).values(**msgspec.structs.asdict(frame)))
    write_settings(session, {_BROUGHT: msgspec.json.encode(brought | {sender: of_one}).decode()})
    return True


def kept_frames(session: Session) -> Iterator[Row[tuple[str, str, int, bytes]]]:
    """Yield every kept piece (sha256, kind, size, packed), always in the same order."""
    yield from session.execute(select(KEPT_FRAME).order_by(KEPT_FRAME.c.sha256))


def _brought(session: Session) -> dict[str, int]:
    return decoded(read_settings(session).get(_BROUGHT, ""), dict[str, Count]) or {}
