"""Codes that nobody types: what annexes count by, and what makes a record of one name the same in every file."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.field import OWN
from desktop_app.model.kinds import Category, Channel, Indicator
from desktop_app.model.natural_id import natural_id
from desktop_app.model.official_catalogue import official_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.record import Record

_PREFIX = b"OGI-code-v1\0"
_DIGITS = 32


def made_code(kind: type[Record], parts: Sequence[str]) -> str:
    """Return the code of a bureau's own record: the same in every file for the same parts (name, the parent's code)."""
    return OWN + hashlib.sha256(_PREFIX + msgspec.json.encode([kind.kind, *parts])).hexdigest()[:_DIGITS]


def code_of(record: str) -> str:
    """Return the code of a record that is known by its number alone: the official one, or that of a bureau's own."""
    return _official_codes().get(record) or OWN + record


def is_made(code: str) -> bool:
    """Tell whether a code is an official one or made by itself, so that nobody needs to see it."""
    return code.startswith(OWN) or code in _official_codes().values()


@cache
def _official_codes() -> dict[str, str]:
    codes = [
        (kind, each.code)
        for file in official_catalogue()
        for kind, group in ((Category, file.categories), (Channel, file.channels), (Indicator, file.indicators))
        for each in group
    ]
    return {str(natural_id(kind, {"code": code})): code for kind, code in codes}
