"""Whether the entries of one record count: a pure function of them, of whose they are and of who may write what.

The order in which they came decides nothing, and no clock does. What an entry calls itself isn't asked either.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.model.rights import ANSWERS, RIGHTS, Right
from desktop_app.store.log.birth import is_birth
from desktop_app.store.log.revision import DELETED, WHOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.store.log.revision import StoredRevision

_UNIT = "unit"
_NAMING_KINDS = ("unit", "organisation")


class Reason(StrEnum):
    """Why an entry doesn't count."""

    UNSEALED = "unsealed"
    """No certified key stands behind it."""
    RETIRED = "retired"
    """Its PC had been taken out of use."""
    OFFICE = "office"
    """Only the office writes such."""
    OTHER = "other"
    """The record is another unit's, or would become it."""
    NAMING = "naming"
    """What a unit called things before it had the office's list, or calls them as the office does: no harm, no use."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word an entry is; `free`: it may write everything (the office's, or of whoever works alone)."""

    unit: str
    role: str
    free: bool


class Ground(Protocol):
    """What is asked about beyond one record."""

    def voice(self, stored: StoredRevision) -> Voice | Reason:
        """Return whose word an entry is, or why it is nobody's."""

    def is_own(self, stored: StoredRevision) -> bool:
        """Tell whether an entry was written in this file."""

    def is_accepted(self, stored: StoredRevision) -> bool:
        """Tell whether an entry counts whatever it writes."""

    def owner_of(self, record: str) -> str | None:
        """Return the unit a record is of, "" for the office's, None where nobody knows."""

    def is_listed(self, unit: str) -> bool:
        """Tell whether the office has written down a unit."""


def held_entries(log: Sequence[StoredRevision], ground: Ground) -> dict[str, Reason]:
    """Return the entries of a record that don't count, each with the reason."""
    if plainly_counts(log, ground):
        return {}
    case = _Case(log, ground)
    found = {stored.id: reason for stored in log if (reason := case.why_held(stored)) is not None}
    return {one: reason for one, reason in found.items() if not ground.is_accepted(case.entry(one))}


def plainly_counts(log: Sequence[StoredRevision], ground: Ground) -> bool:
    """Tell whether nothing about a record is in question, as of most: the office's, or begun and kept by one unit.

    It says nothing that `_Case` doesn't; it only says it quickly.
    """
    voices = {ground.voice(stored) for stored in log}
    if all(isinstance(voice, Voice) and voice.free for voice in voices):
        return True
    voice = voices.pop()
    kind = log[0].revision.kind
    if voices or not isinstance(voice, Voice) or not voice.unit or RIGHTS.get(kind) is not Right.OWN:
        return False
    begun = False
    for revision in (stored.revision for stored in log):
        written = revision.f
        if revision.kind != kind or WHOSE in written or written.get(_UNIT, voice.unit) != voice.unit:
            return False
        if not revision.par:
            begun = True
            if _UNIT not in written:
                return False
    return begun


def owner(log: Sequence[StoredRevision], ground: Ground) -> str | None:
    """Return the unit a record is of by all its entries, "" for the office's, None where that is open."""
    case = _Case(log, ground)
    said = case.said_last(case.marks)
    if said is not None:
        return said
    link = case.link
    if link is not None and case.birth == "":
        owners = {ground.owner_of(target) for target in case.targets()}
        return owners.pop() if len(owners) == 1 else None
    return case.birth


class _Case:
    """One record: where it began, and what the office says of whose it is."""

    def __init__(self, log: Sequence[StoredRevision], ground: Ground) -> None:
        self._log = {stored.id: stored for stored in log}
        self._ground = ground
        self._voices = {stored.id: ground.voice(stored) for stored in log}
        self._before: dict[str, set[str]] = {}
        # The beginnings that are proved, where the log also has one that somebody passed off under the same number.
        self._apart = self._proved_beside_others()
        self.birth, self._kind = self._begin()
        self._right = RIGHTS.get(self._kind, Right.OWN)
        kind = KINDS.get(self._kind)
        self.link = owner_link(kind) if kind else None
        self.marks = {
            stored.id: str(stored.revision.f.get(WHOSE, stored.revision.f.get(_UNIT)) or "")
            for stored in log
            if self._is_free(stored) and not {WHOSE, _UNIT}.isdisjoint(stored.revision.f) and self._is_of_this(stored)
        }

    def entry(self, identity: str) -> StoredRevision:
        """Return one of the entries."""
        return self._log[identity]

    def why_held(self, stored: StoredRevision) -> Reason | None:
        """Return why an entry doesn't count; None where it does."""
        voice = self._voices[stored.id]
        if isinstance(voice, Reason):
            return voice
        if voice.free:
            return None if self._is_of_this(stored) else Reason.OTHER
        return self._why_not_a_units(stored, voice)

    def _why_not_a_units(self, stored: StoredRevision, voice: Voice) -> Reason | None:
        revision = stored.revision
        if self._repeats_the_office(stored):
            return Reason.NAMING
        if revision.kind in _NAMING_KINDS:
            return self._why_naming(stored, voice)
        if self._right is Right.NONE:
            return Reason.OFFICE
        is_right = revision.kind == self._kind and WHOSE not in revision.f and self._may(stored, voice)
        return None if is_right else Reason.OTHER

    def said_last(self, marks: Iterable[str]) -> str | None:
        """Return the unit that the latest of the office's words name; None where there are none, or they differ."""
        latest = [mark for mark in marks if not any(mark in self._ancestors(other) for other in marks if other != mark)]
        said = {self.marks[mark] for mark in latest}
        return said.pop() if len(said) == 1 else None

    def targets(self, unit: str = "") -> set[str]:
        """Return the records that the office says this one is a part of, or a unit does."""
        name = self.link.key if self.link else ""
        free = (one for one in self._log.values() if self._is_free(one) and self._is_of_this(one))
        said = (*free, *(one for one in self._log.values() if unit and self._is_units(one, unit)))
        return {str(one.revision.f[name]) for one in said if one.revision.f.get(name)}

    def _proved_beside_others(self) -> set[str]:
        roots = {stored.id: is_birth(stored.revision) for stored in self._log.values() if not stored.revision.par}
        return set() if all(roots.values()) else {one for one, proved in roots.items() if proved}

    def _is_of_this(self, stored: StoredRevision) -> bool:
        """Tell whether an entry was written in this record, and not in one that somebody passed off as it meanwhile."""
        return not self._apart or stored.id in self._apart or not self._apart.isdisjoint(self._ancestors(stored.id))

    def _begin(self) -> tuple[str | None, str]:
        """Return the unit whose the record is from its beginning ("" the office's, None nobody's), and its kind."""
        roots = [one for one in self._log.values() if not one.revision.par and isinstance(self._voices[one.id], Voice)]
        proved = [one for one in roots if is_birth(one.revision)]
        rightful = proved or roots
        if not proved and len(self._units(roots)) > 1:
            # Of two who begin one record by its name, the office; else whoever did so before there were seals.
            free = [one for one in roots if self._is_free(one)]
            rightful = free or [one for one in roots if self._ground.is_accepted(one)] or roots
        units = self._units(rightful)
        kinds = {one.revision.kind for one in rightful} or {one.revision.kind for one in self._log.values()}
        return (units.pop() if len(units) == 1 else None), min(kinds)

    def _units(self, entries: Iterable[StoredRevision]) -> set[str]:
        voices = [voice for one in entries if isinstance(voice := self._voices[one.id], Voice)]
        return {"" if voice.free else voice.unit for voice in voices}

    def _is_free(self, stored: StoredRevision) -> bool:
        voice = self._voices[stored.id]
        return isinstance(voice, Voice) and voice.free

    def _repeats_the_office(self, stored: StoredRevision) -> bool:
        """Tell whether a unit's first entry of what goes by its name says what the office says of it itself."""
        kind = KINDS.get(self._kind)
        if stored.revision.par or kind is None or not kind.named_by:
            return False
        said = [one.revision.f for one in self._log.values() if self._is_free(one)]
        return bool(said) and all(
            any(key in theirs and theirs[key] == value for theirs in said) for key, value in stored.revision.f.items()
        )

    def _is_units(self, stored: StoredRevision, unit: str) -> bool:
        voice = self._voices[stored.id]
        return isinstance(voice, Voice) and voice.unit == unit

    def _why_naming(self, stored: StoredRevision, voice: Voice) -> Reason | None:
        """Return why a unit's word about a name doesn't count: only its own, and only while the office has none."""
        plain = not stored.revision.par and stored.revision.f.keys() <= {"name"}
        if any(self._is_free(one) for one in self._log.values()):
            return Reason.NAMING if plain else Reason.OFFICE
        if self._ground.is_own(stored) or (
            plain and stored.revision.kind == "unit" and stored.revision.rec == voice.unit
        ):
            return None
        return Reason.NAMING if plain or stored.revision.f.keys() == {DELETED} else Reason.OFFICE

    def _may(self, stored: StoredRevision, voice: Voice) -> bool:
        """Tell whether a unit may write an entry."""
        written = stored.revision.written.keys()
        match self._right:
            case Right.ANSWER:
                # Only the office begins what is answered.
                return self.birth == "" and written <= ANSWERS[self._kind] and self._is_of(stored, voice.unit)
            case Right.ADDITION:
                return self.birth == voice.unit and self._is_under_own_or_official(stored, voice)
            case Right.PART:
                return self._is_of(stored, voice.unit)
            case _:
                return self._says_own(stored, voice) and self._is_of(stored, voice.unit)

    def _says_own(self, stored: StoredRevision, voice: Voice) -> bool:
        """Tell whether an entry leaves the record with the unit: its first one has to name it."""
        written = stored.revision.f
        if _UNIT not in written:
            return bool(stored.revision.par) or self._kind not in RIGHTS
        unit = str(written[_UNIT] or "")
        # A name of the unit's own, from before it had the office's list, is nobody else's.
        return bool(unit) and (unit == voice.unit or not self._ground.is_listed(unit))

    def _is_of(self, stored: StoredRevision, unit: str) -> bool:
        """Tell whether the record was the unit's for who wrote the entry, as far as he could know."""
        unknown = [mark for mark in self.marks if stored.id not in self._ancestors(mark)]
        if unknown:
            return self.said_last(unknown) == unit
        if self.marks or self.link is None:
            return self.birth == unit
        # Whatever others say the record is a part of: only the office's word and the unit's own are asked.
        targets = self.targets(unit)
        return (
            self.birth in {"", unit}
            and bool(targets)
            and all(self._ground.owner_of(target) == unit for target in targets)
        )

    def _is_under_own_or_official(self, stored: StoredRevision, voice: Voice) -> bool:
        if self._kind != "category" or stored.revision.f.get(DELETED) is True:
            return True
        parent = stored.revision.f.get("parent")
        if parent is None:
            return bool(stored.revision.par) and "parent" not in stored.revision.f
        return self._ground.owner_of(str(parent)) in {"", voice.unit}

    def _ancestors(self, identity: str) -> set[str]:
        """Return the entries of the record that one of them came after."""
        if identity not in self._before:
            found: set[str] = set()
            waiting = list(self._log[identity].revision.par)
            while waiting:
                parent = waiting.pop()
                if parent in self._log and parent not in found:
                    found.add(parent)
                    waiting += self._log[parent].revision.par
            self._before[identity] = found
        return self._before[identity]
