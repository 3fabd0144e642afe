"""An open data file as one frozen value; the verbs are in `store`, `exchange` and `report`."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import RLock

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from desktop_app.model.codes import CodeLists
    from desktop_app.model.law.rules import Rules
    from desktop_app.store.file.lock import Lock
    from desktop_app.store.file.looked_at import LookedAt
    from desktop_app.store.log.guards import Guards
    from desktop_app.store.log.last_seen import LastSeen
    from desktop_app.store.log.notices import Notices


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Source:
    """Where time and randomness come from: the operating system, or a test that wants every run alike."""

    now: Callable[[], dt.datetime] = _now
    random: Callable[[int], bytes] = secrets.token_bytes

    def moment(self) -> int:
        """Return now in milliseconds since 1970, as the log holds it; nought where the clock stands before that."""
        return max(0, int(self.now().timestamp() * 1000))


@dataclass(frozen=True, slots=True)
class Profile:
    """Who works with this file on this PC: the organisation, the unit, its role and the person's name."""

    organisation_id: str
    unit_id: str
    role: str
    person: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Which data file this is on this PC, and what opening it found: "" as left, "copied", "restored", "forgotten".

    `token` is empty where the file was opened for looking only and nothing is remembered of it.
    """

    token: str = ""
    found: Literal["", "copied", "restored", "forgotten"] = ""


@dataclass(frozen=True, slots=True)
class Keeper:
    """What whoever opens a data file brings along: how its rules and code lists are read, who guards its changes."""

    rules: Callable[[Session], Rules]
    codes: Callable[[Session], CodeLists]
    guards: Callable[[Ledger, Session], Guards]


@dataclass(slots=True)
class InForce:
    """What holds in an open data file as its records stand now; replaced whole when they change."""

    rules: Rules
    codes: CodeLists


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open data file.

    `connect` opens another file with the same password, for backups; `looked_at` are copies of its attachments.
    """

    path: Path
    profile: Profile
    keeper: Keeper = field(repr=False)
    in_force: InForce = field(repr=False)
    notices: Notices
    source: Source
    reader: Engine = field(repr=False)
    writer: Engine = field(repr=False)
    writing: RLock = field(repr=False)
    connect: Callable[[Path], Any] = field(repr=False)
    lock: Lock | None = field(repr=False)
    identity: Identity = Identity()
    looked_at: LookedAt = field(kw_only=True, repr=False)
    last_seen: LastSeen | None = field(default=None, repr=False)

    @property
    def rules(self) -> Rules:
        """Return the rules in force now; ask again after a change."""
        return self.in_force.rules

    def codes(self) -> CodeLists:
        """Return the code lists in force now: the program's own with what the office handed down in this file."""
        return self.in_force.codes

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened for looking only."""
        return self.lock is None
