"""What each key may say: the office's keys that are trusted here, and the PCs that the office has certified.

Worked out from the log, the seals and the trusted keys alone. Office keys have a rank: 0 is trusted here by a person's
comparison, each further one was certified by a key of a lower rank. A key is taken out of use only by one of a lower
rank, by itself or, at rank 0, by another of rank 0: so a stolen key can't turn out those it depends on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, union

from desktop_app.model.kinds import Device, Unit
from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import StoredRevision
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.log.settings import read_profile, read_settings
from desktop_app.store.log.tables import HELD, KNOWN_PC, LANE, RECORD_STATE
from desktop_app.store.log.write_stream import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.log_value import LoggedKey

    Speaking = Callable[[Mapping[str, "Power"]], Callable[[StoredRevision], bool]]
    """Given the office's keys: how to tell whether an entry is the word of one of them."""

OFFICE, UNIT = "office", "unit"
AUTHORITY_KINDS = frozenset({Device.kind, Unit.kind})
"""The kinds by which the office says who may say what."""

FREE = frozenset({OFFICE, ALONE, ""})
"""The roles that may write everything. What the program brings along, or a person let in by hand, has none."""


@dataclass(frozen=True, slots=True)
class Power:
    """In whose name a key speaks; `until`: the last entries of its streams that count, None where all do."""

    unit: str
    role: str
    rank: int = 0
    until: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Roots:
    """The keys that are trusted here before anything in the log is asked."""

    own: Mapping[str, str]
    """The write streams of this file's own, each with its key."""
    tips: Mapping[str, tuple[str, ...]]
    """The last entry that was written here in each of them."""
    unit: str
    role: str
    offices: Mapping[str, str]
    """The office's keys that are trusted here, each with the office's unit."""

    @property
    def alone(self) -> bool:
        """Tell whether no office is known here."""
        return self.role != OFFICE and not self.offices

    def powers(self) -> dict[str, Power]:
        """Return what these keys may say."""
        own = Power(self.unit, OFFICE if self.role == OFFICE else ALONE if self.alone else UNIT)
        return {key: Power(unit, OFFICE) for key, unit in self.offices.items()} | dict.fromkeys(self.own.values(), own)


def read_roots(session: Session) -> Roots:
    """Return the keys that are trusted in this file."""
    profile = read_profile(session)
    lanes = session.execute(select(LANE).where(LANE.c.signing_key != "")).all()
    own = {row.lane: row.signing_key for row in lanes}
    settings = read_settings(session)
    tips = {row.lane: (row.tip,) for row in lanes if row.tip} | {
        settings.get("lane", ""): (settings.get("lane_tip", ""),)
    }
    offices = session.execute(select(KNOWN_PC.c.signing_key, KNOWN_PC.c.unit).where(KNOWN_PC.c.role == OFFICE))
    return Roots(own, tips, profile.unit_id, profile.role, {row.signing_key: row.unit for row in offices})


def certificate_entries(session: Session, touched: Collection[str] = ()) -> dict[str, list[StoredRevision]]:
    """Return the entries of all certificates and units; `touched` are records that may be such and aren't shown yet."""
    shown = select(RECORD_STATE.c.record).where(RECORD_STATE.c.kind.in_(AUTHORITY_KINDS))
    records = {*session.scalars(union(shown, select(HELD.c.record)).order_by("record")), *touched}
    return {
        record: log
        for some in by_weight(session, sorted(records))
        for record, log in revisions_by_record(session, some).items()
        if any(stored.revision.kind in AUTHORITY_KINDS for stored in log)
    }


def certified_powers(
    roots: Roots,
    entries: Mapping[str, Sequence[StoredRevision]],
    speaking: Speaking,
) -> dict[str, Power]:
    """Return what every key may say, by the certificates among the entries."""
    powers = roots.powers()
    powers |= _roots_until(powers, entries, speaking)
    while True:
        offices = {key: power for key, power in powers.items() if power.role == OFFICE}
        certified = _certified(
            entries, speaking(offices), 1 + max((power.rank for power in offices.values()), default=0)
        )
        new = {key: power for key, power in certified.items() if power.role == OFFICE and key not in powers}
        if not new:
            own = {key: _ended(powers[key], certified.get(key)) for key in roots.own.values() if key not in offices}
            return powers | certified | own | offices
        powers |= new


def _ended(own: Power, certified: Power | None) -> Power:
    """Return what this file's own key may say: it is the unit's that works here, until the office ends it."""
    return Power(own.unit, own.role, until=certified.until if certified else None)


def _roots_until(
    powers: Mapping[str, Power], entries: Mapping[str, Sequence[StoredRevision]], speaking: Speaking
) -> dict[str, Power]:
    """Return those of the office's trusted keys that one of them has taken out of use."""
    offices = {key: power for key, power in powers.items() if power.role == OFFICE}
    certified = _certified(entries, speaking(offices), 0)
    return {
        key: Power(power.unit, power.role, until=certified[key].until)
        for key, power in offices.items()
        if key in certified and certified[key].until is not None
    }


def _certified(
    entries: Mapping[str, Sequence[StoredRevision]], speaks: Callable[[StoredRevision], bool], rank: int
) -> dict[str, Power]:
    """Return the keys that the office's word certifies."""
    shown = {record: _said(log, speaks) for record, log in entries.items()}
    natures = {record: said.get("nature") for record, (kind, said) in shown.items() if kind == Unit.kind}
    found: dict[str, Power] = {}
    for _record, (kind, said) in sorted(shown.items()):
        key, unit = said.get("signing_key"), said.get("unit")
        if kind == Device.kind and isinstance(key, str) and isinstance(unit, str) and unit:
            role = OFFICE if natures.get(unit) == OFFICE else UNIT
            found.setdefault(key, Power(unit, role, rank, _until(said)))
    return found


def _said(log: Sequence[StoredRevision], counts: Callable[[StoredRevision], bool]) -> tuple[str, dict[str, LoggedKey]]:
    """Return what a record shows by the office's word alone."""
    judged = [StoredRevision(one.id, one.revision, OFFICE, "" if counts(one) else "other") for one in log]
    projection = project(judged)
    return projection.kind, {} if projection.deleted else projection.shown


def _until(said: Mapping[str, LoggedKey]) -> tuple[str, ...] | None:
    after = said.get("retired_after")
    return tuple(sorted(after.split())) if said.get("retired_on") and isinstance(after, str) else None
