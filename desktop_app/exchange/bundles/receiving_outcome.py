"""What came of receiving files, as plain data, and what they bring in a clerk's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.exchange.bundles.forgetting import Cleared
    from desktop_app.store.merge.adopted import Adopted

State = Literal["taken", "looked at", "uncertified", "refused", "for later"]
"""Taken in; a dry run; from a PC to be certified first (`sender` has its code); refused (`message` says why); kept in
the inbox for a newer version of this program."""

_ACCOMPANYING = frozenset({"organisation", "unit", "device", "hand_in", "nil_declaration", "receipt"})
"""What comes along with nearly every file, or is told in words of its own (months, receipts)."""


@dataclass(frozen=True, slots=True)
class MonthHandedIn:
    """A month that a file hands in."""

    unit: str
    year: int
    month: int
    nil: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """From whom a file is; `code` is the fingerprint (核对码) of the PC, `certified` whether it is trusted here."""

    unit: str
    unit_name: str
    role: str
    person: str
    code: str
    certified: bool
    made_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """What came of one file; nothing is known of its sender where it couldn't be read."""

    path: Path
    state: State
    message: str = ""
    alarm: str = ""
    """What contradicts what the same PC signed of its log before; `hint` says what to do."""
    hint: str = ""
    details: str = ""
    """What a report needs where the program itself failed over the file."""
    kept: Path | None = None
    """Where a copy lies, of a bad file, one for later, or one that is evidence."""
    sender: From | None = None
    entries: int = 0
    without_personal: bool = False
    seen_before: bool = False
    """The very same file was taken in before."""
    months: tuple[MonthHandedIn, ...] = ()
    adopted: Adopted | None = None
    warnings: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether the file needs attention: it wasn't taken."""
        return self.state not in {"taken", "looked at"}


@dataclass(frozen=True, slots=True)
class Received:
    """What came of all files together."""

    files: tuple[FileOutcome, ...]
    receipts: int = 0
    cleared: Cleared | None = None
    """What became of the copies on this PC of what the files erased, where they erased anything."""

    @property
    def failed(self) -> bool:
        """Tell whether any file wasn't taken."""
        return any(file.failed for file in self.files)

    @property
    def alarming(self) -> bool:
        """Tell whether any file contradicts what its PC signed before."""
        return any(file.alarm for file in self.files)


@dataclass(frozen=True, slots=True)
class Brought:
    """The records of one kind that a file brings, new or changed."""

    kind: str
    records: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say how many of what."""
        kind = KINDS[self.kind]
        text = _("{kind} {count} {measure}")
        return text.format(kind=_(kind.label), count=number_text(len(self.records)), measure=_(kind.measure).lower())


def brought_by(adopted: Adopted) -> list[Brought]:
    """Return what a file brings, in the order of the kinds; what merely comes along only where nothing else does."""
    found = [Brought(kind, adopted.by_kind[kind]) for kind in KINDS if adopted.by_kind.get(kind)]
    return [one for one in found if one.kind not in _ACCOMPANYING] or found


def brought_words(brought: Sequence[Brought]) -> str:
    """Return what a file brings in one line; "" where that is nothing."""
    return listed([one.words for one in brought])
