"""The keys of this PC for a data file, in a file of their own that is written once and never again by a save.

So whatever becomes of the memory that every save writes (`remembered.py`), the PC is still itself.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Annotated

import msgspec

from desktop_app.store.file.tokens import is_token, place_of
from desktop_app.store.log.revision import Hex32, Hex64  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import UnwritableError, private_folder, replace_file

if TYPE_CHECKING:
    from pathlib import Path

_MEMORY = ".json"
"""Where earlier versions of the program kept the keys, among what every save writes anew."""


class KeptKeys(msgspec.Struct, frozen=True, kw_only=True):
    """The private halves of the keys, as `exchange/bundles/keys.py` makes them."""

    token: Hex32
    signing_key: Hex64
    receiving_key: Annotated[str, msgspec.Meta(pattern=r"^AGE-SECRET-KEY-1[0-9A-Z]{1,100}\Z")]


def load_keys(token: str) -> KeptKeys | None:
    """Return the keys of this PC for the data file with that token; None if there are none, or none readable."""
    if not is_token(token):
        return None
    return _read(_place(token), token) or _read(place_of(token, _MEMORY), token)


def keep_keys(keys: KeptKeys) -> bool:
    """Write the keys to the medium; tells whether the place could be written. Those that stood there are set aside."""
    path = _place(keys.token)
    try:
        private_folder(path.parent)
        if path.exists():
            _set_aside(path)
        replace_file(path, msgspec.json.encode(keys), owner_only=True)
    except (OSError, UnwritableError):
        return False
    return True


def move_keys(token: str) -> bool:
    """Give keys that an earlier version wrote into the memory a file of their own; False where that can't be done."""
    earlier = _read(place_of(token, _MEMORY), token)
    return earlier is None or _read(_place(token), token) is not None or keep_keys(earlier)


def give_up_keys(token: str) -> None:
    """Let this PC forget that it wrote a data file: its keys went to another PC; they are set aside, never deleted.

    Whoever opens the file here again is told that it is a copy. Raises `OSError`.
    """
    path, memory = _place(token), place_of(token, _MEMORY)
    if path.exists():
        _set_aside(path)
        path.unlink()
    memory.unlink(missing_ok=True)


def _place(token: str) -> Path:
    return place_of(token, ".keys")


def _read(path: Path, token: str) -> KeptKeys | None:
    """Read a file of keys; one that another token stands in is somebody else's, whatever its name."""
    try:
        keys = msgspec.json.decode(path.read_bytes(), type=KeptKeys)
    except (OSError, *UNREADABLE):
        return None
    return keys if keys.token == token else None


def _set_aside(path: Path) -> None:
    """Keep what is replaced under a name of its own: a key that is gone opens nothing ever again."""
    names = (path.with_name(f"{path.name}.{number}") for number in count(1))
    replace_file(next(name for name in names if not name.exists()), path.read_bytes(), owner_only=True)
