"""What of a received file only a newer version understands: kept as it came, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.vouching import OFFICE
from desktop_app.store.merge.kept_frames import MOST_OF_ALL, MOST_OF_ONE, KeptFrame, keep_frame

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.reading import Bundle


def keep_newer_pieces(session: Session, bundle: Bundle) -> int:
    """Keep the frames of kinds that this version doesn't know; returns how many found no room."""
    sender = bundle.header.sender
    # The office hands on what it has of everybody.
    most = MOST_OF_ALL if sender.role == OFFICE else MOST_OF_ONE
    pieces = (KeptFrame(frame.kind, frame.size, frame.sha256, packed) for frame, packed in bundle.unknown())
    return sum(not keep_frame(session, piece, sender.signing_key, most) for piece in pieces)
