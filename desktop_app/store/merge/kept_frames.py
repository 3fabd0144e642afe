"""Pieces of exchanged files that only a newer version understands: kept byte for byte and always handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desktop_app.store.log.tables import KEPT_FRAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Row
    from sqlalchemy.orm import Session


def keep_frame(session: Session, kind: str, size: int, sha256: str, packed: bytes) -> None:
    """Keep a packed piece, once."""
    row = {"sha256": sha256, "kind": kind, "size": size, "packed": packed}
    session.execute(insert(KEPT_FRAME).prefix_with("OR IGNORE"), row)


def kept_frames(session: Session) -> Iterator[Row[tuple[str, str, int, bytes]]]:
    """Yield every kept piece (sha256, kind, size, packed), always in the same order."""
    yield from session.execute(select(KEPT_FRAME).order_by(KEPT_FRAME.c.sha256))
