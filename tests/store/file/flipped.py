"""A data file in which one bit turned over, in the table of settings."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


def setting_misnamed(source: Path, target: Path, name: str) -> Path:
    """Copy a data file and turn a bit over in the name of a setting, which its index still knows; returns the copy."""
    shutil.copy(source, target)
    with opened(target) as ledger, reading(ledger) as session:
        row = f"{name}{read_settings(session)[name]}".encode()
    content = bytearray(target.read_bytes())
    content[content.index(row)] ^= 0x02
    target.write_bytes(content)
    return target
