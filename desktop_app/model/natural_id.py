"""Ids of records that every unit knows by the same name: made in different files, they are one record.

The bureau, its units, the catalogue's categories, channels, outlets and indicators are entered in every unit's file.
Their ids come from the names, not from chance, so that sixty files that name the same unit mean the same record.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.field import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_PREFIX = b"OGI-record-v1\0"
_DIGITS = 32
_MADE = re.compile(rf"{OWN}[0-9a-f]{{{_DIGITS}}}")


def natural_id(kind: type[Record], values: Mapping[str, Value]) -> str | None:
    """Return the id that the naming fields give a record; None where its kind has none or they are empty."""
    names = [plain(values.get(name)) for name in kind.named_by]
    if len(names) == 1 and _MADE.fullmatch(names[0]):
        # Whoever has the record's number has its made code too, whatever it was renamed to since.
        return names[0].removeprefix(OWN)
    if not names or not all(names):
        return None
    return hashlib.sha256(_PREFIX + msgspec.json.encode([kind.kind, *names])).hexdigest()[:_DIGITS]


def plain(value: Value) -> str:
    """Return a name without what two people write differently: spaces, full-width or compatibility forms."""
    text = "" if value is None else str(value)
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
