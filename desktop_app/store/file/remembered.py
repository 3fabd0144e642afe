"""What this PC remembers of a data file outside it: without that, a copied or restored file can't know that it is one.

One small file for each data file and user of the system. It holds the write stream and its last entry, the keys of this
PC and the highest numbers given out. It never travels with the data file, so a file that doesn't match it was copied
from elsewhere or has gone back in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import user_identities
from desktop_app.whole_file import UnwritableError, replace_file

if TYPE_CHECKING:
    from pathlib import Path


class Anchor(msgspec.Struct, kw_only=True):
    """What is remembered; the keys are as `exchange/bundles/keys.py` writes them, empty before the first exchange."""

    token: str
    lane: str
    seq: int = 0
    tip: str = ""
    signing_key: str = ""
    receiving_key: str = ""
    numbers: dict[str, int] = {}


def load(token: str) -> Anchor | None:
    """Return what this PC remembers of the data file with that token; None if nothing, or nothing readable."""
    try:
        return msgspec.json.decode(_path(token).read_bytes(), type=Anchor)
    except (OSError, msgspec.DecodeError):
        return None


def save(anchor: Anchor) -> bool:
    """Remember it in one step; tells whether the place could be written.

    A save that didn't get here costs nothing: the data file is then ahead of what is remembered.
    """
    path = _path(anchor.token)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, msgspec.json.encode(anchor), owner_only=True)
    except (OSError, UnwritableError):
        return False
    return True


def _path(token: str) -> Path:
    return user_identities() / f"{token}.json"
