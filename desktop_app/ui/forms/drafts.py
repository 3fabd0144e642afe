"""Drafts: what was typed and not saved, kept over closing, switching and crashing until it is saved or thrown away."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakSet

import msgspec

from desktop_app.store.file.draft_files import draft_name, drafts_folder, is_draft_of
from desktop_app.whole_file import UnwritableError, private_folder, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

PAUSE = 800
"""Milliseconds without a keystroke after which a form keeps its draft."""

_PLAIN_FILE = b"SQLite format 3\x00"

_writer = ThreadPoolExecutor(1, "draft")
"""One thread for all drafts, so that they are written in the order in which they were typed; Python waits for it."""

_all: WeakSet[Drafts] = WeakSet()
"""The drafts of all pages."""

_writing: dict[Path, Future[None]] = {}
"""What is on its way to the disk."""


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
    """The drafts of one data file by kind and record, each in a file of its own below `folder`.

    They lie in the user's settings, readable by this user only. Without a folder they stay in memory: nothing of a
    data file with a password may lie about unencrypted.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._held: dict[str, Draft] = {}
        _all.add(self)

    @classmethod
    def of(cls, path: Path) -> Drafts:
        """Return the drafts of the data file at a path."""
        return cls(drafts_folder(path) if _is_plain(path) else None)

    def find(self, kind: str, record_id: str | None) -> Draft | None:
        """Return the draft of a record, or of a new one."""
        name = draft_name(kind, record_id)
        return self._held.get(name) or (_read(self._folder / name) if self._folder else None)

    def keep(self, kind: str, record_id: str | None, draft: Draft) -> None:
        """Keep a draft in place of the one before.

        Where the disk refuses, it is still in memory, and the person can go on typing.
        """
        name = draft_name(kind, record_id)
        self._held[name] = draft
        if self._folder:
            _later(self._folder / name, partial(_write, draft=draft))

    def drop(self, kind: str, record_id: str | None) -> None:
        """Throw a draft away, if there is one."""
        self._drop(draft_name(kind, record_id))

    def drop_all_of(self, record_id: str) -> None:
        """Throw away what was typed in any form of a record."""
        for name in [name for name in self._held if is_draft_of(name, record_id)]:
            self._drop(name)

    def _drop(self, name: str) -> None:
        self._held.pop(name, None)
        if self._folder:
            _later(self._folder / name, _forget)


def drop_everywhere(records: Collection[str]) -> None:
    """Throw away what was typed in any form of the records, whichever page holds it."""
    for drafts in list(_all):
        for record in records:
            drafts.drop_all_of(record)


def _later(file: Path, work: Callable[[Path], None]) -> None:
    """Do something with a draft's file off the window's thread: a slow disk takes its time to have it for good."""
    begun = _writer.submit(work, file)
    _writing[file] = begun
    begun.add_done_callback(lambda done: _writing.pop(file, None) if _writing.get(file) is done else None)


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_PLAIN_FILE)) == _PLAIN_FILE


def _write(file: Path, draft: Draft) -> None:
    """Write a draft so that a power cut leaves the old one or the new one, never half of one."""
    with suppress(OSError, UnwritableError):
        private_folder(file.parent)
        replace_file(file, json.dumps(msgspec.to_builtins(draft)).encode("ascii"), owner_only=True)


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _read(file: Path) -> Draft | None:
    """Read a draft; a file that isn't ours or was cut short holds none."""
    with suppress(KeyError):
        _writing[file].result()
    try:
        return msgspec.convert(json.loads(file.read_text("ascii")), Draft)
    except (OSError, ValueError, RecursionError):
        return None
