"""Drafts: what was typed and not saved, kept over closing, switching and crashing until it is saved or thrown away."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import user_settings

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN_FILE = b"SQLite format 3\x00"


class OwnedDraft(msgspec.Struct, frozen=True):
    """An owned record in a draft: its kind, its id if it exists, and what was typed, field by field."""

    kind: str
    record_id: str | None
    typed: dict[str, str]


class Draft(msgspec.Struct, frozen=True):
    """What was typed in one form, when (UTC, ISO), and the owned records as they stood in it."""

    at: str
    typed: dict[str, str]
    owned: list[OwnedDraft] = []
    removed: list[str] = []


class Drafts:
    """The drafts of one data file by kind and record.

    They are written to the user's settings folder, readable by this user only; those of a data file with a password
    stay in memory, since nothing of it may lie about unencrypted.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._drafts: dict[str, Draft] = _read(file) if file else {}

    @classmethod
    def of(cls, path: Path) -> Drafts:
        """Return the drafts of the data file at a path."""
        return cls(_file_for(path) if _is_plain(path) else None)

    def find(self, kind: str, record_id: str | None) -> Draft | None:
        """Return the draft of a record, or of a new one."""
        return self._drafts.get(_key(kind, record_id))

    def keep(self, kind: str, record_id: str | None, draft: Draft) -> None:
        """Keep a draft in place of the one before."""
        self._drafts[_key(kind, record_id)] = draft
        self._write()

    def drop(self, kind: str, record_id: str | None) -> None:
        """Throw a draft away, if there is one."""
        if self._drafts.pop(_key(kind, record_id), None):
            self._write()

    def _write(self) -> None:
        """Write all drafts; where the disk refuses, they are still in memory and the person can go on typing."""
        if self._file is None:
            return
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({key: msgspec.to_builtins(draft) for key, draft in self._drafts.items()})
            fresh = self._file.with_suffix(".new")
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(text)
            fresh.replace(self._file)


def _key(kind: str, record_id: str | None) -> str:
    return f"{kind}/{record_id or 'new'}"


def _file_for(path: Path) -> Path:
    name = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return user_settings() / "drafts" / f"{name}.json"


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_FILE)) == _PLAIN_FILE


def _read(file: Path) -> dict[str, Draft]:
    """Read the drafts; a file that isn't ours or was cut short holds none."""
    try:
        return msgspec.convert(json.loads(file.read_text("ascii")), dict[str, Draft])
    except (OSError, ValueError):
        return {}
