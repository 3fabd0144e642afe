"""What this PC remembers of a data file outside it: without that, a copied or restored file can't know that it is one.

One small file for each data file and user of the system, written at every save. It holds the write stream and its last
entry, how much of the log was told of in files, and the highest numbers given out. It never travels with the data file,
so a file that doesn't match it was copied from elsewhere or has gone back in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from desktop_app.store.file.kept_keys import move_keys
from desktop_app.store.file.tokens import is_token, place_of
from desktop_app.store.log.revision import Count, Hex32  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import UnwritableError, private_folder, replace_file

if TYPE_CHECKING:
    from pathlib import Path


class Anchor(msgspec.Struct, kw_only=True):
    """What is remembered."""

    token: Hex32
    lane: Hex32
    seq: Count = 0
    tip: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""
    numbers: dict[str, int] = {}
    said: Count = 0
    """How many entries of the list that is named after `lane` have been told of in a file that went out."""

    def stand_at(self, lane: str, seq: int, tip: str) -> None:
        """Note where the write stream stands; of a new one's list nothing has been told yet."""
        if self.lane != lane:
            self.said = 0
        self.lane, self.seq, self.tip = lane, seq, tip


def load(token: str) -> Anchor | None:
    """Return what this PC remembers of the data file with that token; None if nothing, or nothing readable.

    A file that another token stands in is somebody else's, whatever its name.
    """
    if not is_token(token):
        return None
    try:
        known = msgspec.json.decode(_place(token).read_bytes(), type=Anchor)
    except (OSError, *UNREADABLE):
        return None
    return known if known.token == token else None


def save(anchor: Anchor) -> bool:
    """Remember it in one step; tells whether the place could be written.

    A save that didn't get here costs nothing: the data file is then ahead of what is remembered.
    """
    path = _place(anchor.token)
    try:
        private_folder(path.parent)
        if not move_keys(anchor.token):
            return False  # better nothing new remembered than keys lost
        replace_file(path, msgspec.json.encode(anchor), owner_only=True)
    except (OSError, UnwritableError):
        return False
    return True


def _place(token: str) -> Path:
    return place_of(token, ".json")
