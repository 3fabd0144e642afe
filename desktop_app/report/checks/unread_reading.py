"""Reading which records of a year hold values that nobody knows: their figures lack them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.dating import counts_in
from desktop_app.model.kinds import KINDS, Unit
from desktop_app.model.record import fields_of, links_of
from desktop_app.report.checks.facts import UnreadFacts
from desktop_app.report.checks.record_targets import record_targets
from desktop_app.store.log.portions import portions
from desktop_app.store.log.rows import rows_of, states_of
from desktop_app.store.log.unread_values import records_with_unread, unread_by_record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.report.checks.asked_year import AskedYear


def read_unread(asked: AskedYear) -> tuple[UnreadFacts, ...]:
    """Return the records with such values that count in the year, or that may: nobody knows their day."""
    return tuple(found for some in portions(records_with_unread(asked.session)) for found in _unread(asked, some))


def _unread(asked: AskedYear, records: Collection[str]) -> Iterator[UnreadFacts]:
    unread = unread_by_record(asked.session, records)
    states = states_of(asked.session, records)
    for name in sorted({state.kind for state in states.values()} & KINDS.keys()):
        kind = KINDS[name]
        rows = rows_of(asked.session, kind, [one for one in records if states[one].kind == name])
        concerned = [one for one, row in sorted(rows.items()) if _concerns(asked, kind, row, unread[one])]
        for target in record_targets(asked.session, [(name, one) for one in concerned]):
            labels = tuple(_(field.label) for field in fields_of(kind).values() if field.name in unread[target.id])
            yield UnreadFacts(target=target, kind=name, labels=labels)


def _concerns(asked: AskedYear, kind: type[Record], row: Mapping[str, Value], unread: Collection[str]) -> bool:
    units = {row[link] for link, field in links_of(kind).items() if field.links == Unit.kind}
    if asked.unit and asked.unit not in units:
        return False
    return not kind.counts_on or kind.counts_on in unread or counts_in(kind, row, asked.year)
