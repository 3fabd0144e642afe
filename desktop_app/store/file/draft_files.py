"""Where drafts of forms lie: for each data file a folder among the user's settings, in it a file for each record."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop_app.paths import user_settings

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_ENDING = ".json"
_NEW = "new"


def drafts_folder(path: Path) -> Path:
    """Return the folder for the drafts of the data file at a path; it may not exist yet."""
    name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return user_settings() / "drafts" / name


def draft_name(form: str, record: str | None) -> str:
    """Return the file name of the draft in a form of a record, or of a new one."""
    return f"{form}-{record or _NEW}{_ENDING}"


def is_draft_of(name: str, record: str) -> bool:
    """Tell whether a file name is that of a draft in any form of the record."""
    return name.endswith(f"-{record}{_ENDING}")


def remove_drafts(path: Path, records: Collection[str]) -> tuple[int, tuple[Path, ...]]:
    """Remove the drafts of records of the data file at a path; returns how many went, and those that couldn't."""
    gone, left = 0, []
    for file in drafts_folder(path).glob(f"*{_ENDING}"):
        if any(is_draft_of(file.name, record) for record in records):
            try:
                file.unlink()
                gone += 1
            except OSError:
                left.append(file)
    return gone, tuple(left)
