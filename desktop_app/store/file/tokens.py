"""Tokens: the names that data files have on this PC, and where what is kept of each of them lies.

A data file holds its own, and a data file may come from anybody: nothing but a token is ever made a part of a path.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from desktop_app.paths import user_identities

if TYPE_CHECKING:
    from pathlib import Path

_TOKEN_BYTES = 16
_TOKEN = re.compile(rf"[0-9a-f]{{{2 * _TOKEN_BYTES}}}")


def new_token() -> str:
    """Return a token for a data file; never from a seed: two files must not share one."""
    return secrets.token_hex(_TOKEN_BYTES)


def is_token(word: str) -> bool:
    """Tell whether a word found in a data file is a token as this program makes them, and nothing else."""
    return _TOKEN.fullmatch(word) is not None


def place_of(token: str, ending: str) -> Path:
    """Return where something of the data file with that token is kept; raises `ValueError` for any other word."""
    if not is_token(token):
        raise ValueError(token)
    return user_identities() / f"{token}{ending}"
