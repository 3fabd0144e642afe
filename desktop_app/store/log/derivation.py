"""Derived fields: computed from a record, from what belongs to it, and from the rules in force; never logged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select, update

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, empty_value, fields_of, links_of, typed_fields
from desktop_app.store.log.portions import portions
from desktop_app.store.log.rows import RECORDS, rows_of, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.rules import Rules


def derived_by_record(
    session: Session, kind: type[Record], records: Mapping[str, Mapping[str, Value]], rules: Rules
) -> dict[str, dict[str, Value]]:
    """Return every derived field of each record for its typed values; what the rules leave out is empty."""
    empty = {name: empty_value(field) for name, field in fields_of(kind).items() if field.derived}
    if not empty:
        return {record: {} for record in records}
    owned = belongings_by_record(session, kind, records)
    return {record: {**empty, **kind.derive(values, rules, owned[record])} for record, values in records.items()}


def belongings(session: Session, kind: type[Record], record: str) -> dict[str, list[dict[str, Value]]]:
    """Return the typed values (and the id) of the records that one is derived from, by their kind."""
    return belongings_by_record(session, kind, [record])[record]


def belongings_by_record(
    session: Session, kind: type[Record], records: Collection[str]
) -> dict[str, dict[str, list[dict[str, Value]]]]:
    """Return the belongings of many records, each with its own."""
    found: dict[str, dict[str, list[dict[str, Value]]]] = {
        record: {name: [] for name in kind.derives_from} for record in records
    }
    for name in kind.derives_from:
        owned = KINDS[name]
        names = ["id", *typed_fields(owned)]
        for row in session.connection().execute(_owned_by(owned, kind.kind), {"records": list(records)}):
            found[row[0]][name].append(dict(zip(names, row[1:], strict=True)))
    return found


@cache
def _owned_by(owned: type[Record], owner: str) -> Select[Any]:
    table = table_of(owned)
    link = table.c[_owner_field(owned, owner).name]
    columns = [table.c[name] for name in typed_fields(owned)]
    return select(link, table.c.id, *columns).where(link.in_(RECORDS)).order_by(table.c.id)


@cache
def _owner_field(kind: type[Record], owner: str) -> Field:
    (field,) = (field for field in links_of(kind).values() if field.owned and field.links == owner)
    return field


@cache
def _derives_owners(kind: type[Record]) -> tuple[tuple[Field, type[Record]], ...]:
    """Return the links of a kind to the owners whose derived fields depend on it."""
    links = (field for field in links_of(kind).values() if field.owned)
    return tuple((field, KINDS[field.links]) for field in links if kind.kind in KINDS[field.links].derives_from)


def has_owners(kind: type[Record]) -> bool:
    """Tell whether other records are derived from records of this kind."""
    return bool(_derives_owners(kind))


def derive_owners(session: Session, kind: type[Record], rows: Iterable[Mapping[str, Value]], rules: Rules) -> None:
    """Recompute what is derived from records of a kind: at the owners they have, and at those they had before."""
    found: dict[type[Record], dict[str, None]] = {}
    for link, owner in _derives_owners(kind):
        found.setdefault(owner, {}).update({str(row[link.name]): None for row in rows if row.get(link.name)})
    for owner, records in found.items():
        for some in portions(records):
            _derive(session, owner, some, rules)


def derive_everything_again(session: Session, rules: Rules) -> None:
    """Recompute all derived fields of all records: after the calendar or a setting of the rules changed."""
    for kind in KINDS.values():
        if any(field.derived for field in fields_of(kind).values()):
            for some in portions(list(session.scalars(select(kind.id)))):
                _derive(session, kind, some, rules)


def _derive(session: Session, kind: type[Record], records: Collection[str], rules: Rules) -> None:
    """Recompute the derived fields of those of the records that have a row, and write what changed."""
    rows = rows_of(session, kind, records)
    table = table_of(kind)
    for record, derived in derived_by_record(session, kind, rows, rules).items():
        changed = {name: value for name, value in derived.items() if value != rows[record][name]}
        if changed:
            session.execute(update(table).where(table.c.id == record).values(**changed))
