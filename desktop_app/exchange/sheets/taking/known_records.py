"""What the ledger holds that the rows of a sheet can mean: names of linked records, numbers, values, locked years."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.exchange.sheets.links import LinkTitles
from desktop_app.exchange.sheets.matching.known_words import known_words
from desktop_app.model.kinds import KINDS, Application, Channel, Release, Unit
from desktop_app.model.record import Record, values_of
from desktop_app.office.records.listing import choices, rows
from desktop_app.store.log.derivation import belongings_by_record
from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value

_OTHER_NAMES = {Unit.kind: Unit.short_name, Application.kind: Application.number, Release.kind: Release.index_number}
"""By what a record is called besides its title."""

_AT_ONCE = 500


class KnownRecord(NamedTuple):
    """A record of the ledger with the values of all its fields, and the steps or publications of it, by kind."""

    values: Mapping[str, Value]
    owned: Mapping[str, Sequence[Mapping[str, Value]]]


def _only_of_their_nature(session: Session) -> list[tuple[str, str]]:
    """Return the channels that are the only ones of their nature, each by all words for it: 网站 is the one website."""
    natures: defaultdict[str, list[str]] = defaultdict(list)
    for record, nature in session.execute(select(Channel.id, Channel.nature)):
        natures[nature].append(record)
    words = known_words(Channel.kind, "nature", "channel_nature").items()
    return [(natures[nature][0], word) for word, nature in words if len(natures.get(nature, ())) == 1]


def linked_names(session: Session, kinds: Iterable[str], own: Mapping[str, Mapping[str, str]]) -> dict[str, LinkTitles]:
    """Return how records of each kind are named in a sheet; `own` adds those that the sheet itself brings, by kind."""
    found = {}
    for kind in kinds:
        titles = dict(choices(session, kind)) | dict(own.get(kind, {}))
        other = _OTHER_NAMES.get(kind)
        others = session.execute(select(KINDS[kind].id, other).where(other != "")).all() if other is not None else ()
        natures = _only_of_their_nature(session) if kind == Channel.kind else []
        found[kind] = LinkTitles(KINDS[kind].label, titles, [*((record, name) for record, name in others), *natures])
    return found


def foreign_numbers(session: Session, kind: type[Record], numbers: Collection[str]) -> set[str]:
    """Return those of the numbers that no row may bear: of another kind's record, or of one that was deleted."""
    found: set[str] = set()
    wanted = list(numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(RECORD_STATE).where(RECORD_STATE.c.record.in_(wanted[start : start + _AT_ONCE]))
        found |= {state.record for state in session.execute(query) if state.kind != kind.kind or state.deleted}
    return found


def known_records(session: Session, kind: type[Record], records: Collection[str]) -> dict[str, KnownRecord]:
    """Return the records of those numbers that are in the ledger."""
    found = rows(session, kind, list(records))
    owned = belongings_by_record(session, kind, [row.id for row in found])
    return {row.id: KnownRecord(values_of(row), owned[row.id]) for row in found}
