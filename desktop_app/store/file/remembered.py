"""What this PC remembers of a data file outside it: without that, a copied or restored file can't know that it is one.

One small file for each data file and user of the system. It holds the write stream and its last entry, the keys of this
PC and the highest numbers given out. It never travels with the data file, so a file that doesn't match it was copied
from elsewhere or has gone back in time.

Its name is the token that the data file holds, and a data file may come from anybody: nothing but a token is a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from desktop_app.paths import user_identities
from desktop_app.store.log.revision import Count, Hex32  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.whole_file import UnwritableError, replace_file

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN = re.compile(r"[0-9a-f]{32}")
_Tip = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]
_SigningKey = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]
_ReceivingKey = Annotated[str, msgspec.Meta(pattern=r"^(AGE-SECRET-KEY-1[0-9A-Z]{1,100})?\Z")]


class Anchor(msgspec.Struct, kw_only=True):
    """What is remembered; the keys are as `exchange/bundles/keys.py` writes them, empty before the first exchange."""

    token: Hex32
    lane: Hex32
    seq: Count = 0
    tip: _Tip = ""
    signing_key: _SigningKey = ""
    receiving_key: _ReceivingKey = ""
    numbers: dict[str, int] = {}


def is_token(word: str) -> bool:
    """Tell whether a word found in a data file is a token as this program makes them, and nothing else."""
    return _TOKEN.fullmatch(word) is not None


def load(token: str) -> Anchor | None:
    """Return what this PC remembers of the data file with that token; None if nothing, or nothing readable.

    A file that another token stands in is somebody else's, whatever its name.
    """
    if not is_token(token):
        return None
    try:
        known = msgspec.json.decode(_path(token).read_bytes(), type=Anchor)
    except (OSError, msgspec.DecodeError):
        return None
    return known if known.token == token else None


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
    if not is_token(token):
        raise ValueError(token)
    return user_identities() / f"{token}.json"
