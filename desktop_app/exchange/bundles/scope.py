"""Which records the office sends to a unit: what all units share, and what is or ever was the unit's own.

A record goes whole, with all its entries, so nothing that arrives rests on something left behind. The log is asked, not
the tables: a record that was deleted or moved to another unit still concerns the unit that knew it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.model.kinds import KINDS, Device, LocalDay, ReportStep, RuleFile
from desktop_app.model.log_value import LoggedKey  # noqa: TC001 (msgspec reads the annotation)
from desktop_app.model.owning import owner_link
from desktop_app.model.rights import RIGHTS, Right
from desktop_app.store.log.tables import REVISION, STREAM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record

SHARED = frozenset(
    {kind.kind for kind in KINDS.values() if kind.named_by}
    | {kind.kind for kind in (LocalDay, RuleFile, Device, ReportStep)}
)
"""The kinds whose records every unit gets: the bureau and its units, the catalogue, calendars, rules, certificates, and
the steps of the report, so that a unit's PC knows which years are locked."""


class _Entry(msgspec.Struct):
    rec: str
    kind: str
    lane: str
    unit: str = ""
    f: dict[str, LoggedKey] = {}


_ENTRY = msgspec.json.Decoder(_Entry)


def shared_records(session: Session) -> set[str]:
    """Return the records that every unit gets."""
    return concerning(session, None)


def concerning(session: Session, unit: str | None) -> set[str]:
    """Return the records that concern a unit; without one those that all units share."""
    found: set[str] = set()
    owners: dict[str, set[str]] = {}
    streams = {row.lane: row for row in session.execute(select(STREAM))}
    bodies = session.connection().execution_options(yield_per=1000).execute(select(REVISION.c.body)).scalars()
    for entry in map(_ENTRY.decode, bodies):
        if _is_anothers(entry, streams, unit):
            continue
        if entry.kind in SHARED or (unit and unit in (entry.unit, entry.f.get("unit"))):
            found.add(entry.rec)
        elif unit:
            owners.setdefault(entry.rec, set()).update(_owners(entry))
    while belonging := {record for record, its in owners.items() if its & found}:
        found |= belonging
        owners = {record: its for record, its in owners.items() if record not in belonging}
    return found


def _is_anothers(entry: _Entry, streams: Mapping[str, Row[Any]], unit: str | None) -> bool:
    """Tell whether an entry is about what a unit added for its own records: no other unit chooses it."""
    stream = streams.get(entry.lane)
    is_addition = RIGHTS.get(entry.kind) is Right.ADDITION
    return is_addition and stream is not None and stream.role == "unit" and stream.unit != unit


def _owners(entry: _Entry) -> set[str]:
    """Return the records that an entry says its record is a part of."""
    kind: type[Record] | None = KINDS.get(entry.kind)
    link = owner_link(kind) if kind else None
    owner = entry.f.get(link.name) if link else None
    return {str(owner)} if owner else set()
