"""Derived fields: computed from a record, from what belongs to it, and from the rules in force; never logged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from sqlalchemy import Table, select, update

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, empty_value, fields_of, links_of, typed_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.model.law.rules import Rules


def derived_values(
    session: Session, kind: type[Record], record: str, values: Mapping[str, Value], rules: Rules
) -> dict[str, Value]:
    """Return every derived field of a record for its typed values; what the rules leave out is empty."""
    empty = {name: empty_value(field) for name, field in fields_of(kind).items() if field.derived}
    return {**empty, **kind.derive(values, rules, belongings(session, kind, record))}


def belongings(session: Session, kind: type[Record], record: str) -> dict[str, list[dict[str, Value]]]:
    """Return the typed values (and the id) of the records that this one is derived from, by their kind."""
    found: dict[str, list[dict[str, Value]]] = {}
    for name in kind.derives_from:
        owned = KINDS[name]
        link = _owner_field(owned, kind.kind)
        table = cast("Table", owned.__table__)
        rows = session.execute(select(table).where(table.c[link.name] == record).order_by(table.c.id)).mappings()
        found[name] = [{"id": row["id"]} | {field: row[field] for field in typed_fields(owned)} for row in rows]
    return found


@cache
def _owner_field(kind: type[Record], owner: str) -> Field:
    (field,) = (field for field in links_of(kind).values() if field.owned and field.links == owner)
    return field


@cache
def _derives_owners(kind: type[Record]) -> tuple[tuple[Field, type[Record]], ...]:
    """Return the links of a kind to the owners whose derived fields depend on it."""
    links = (field for field in links_of(kind).values() if field.owned)
    return tuple((field, KINDS[field.links]) for field in links if kind.kind in KINDS[field.links].derives_from)


def owners_of(kind: type[Record], values: Mapping[str, Value]) -> list[tuple[type[Record], str]]:
    """Return the owners whose derived fields depend on a record with these values."""
    return [(owner, str(values[link.name])) for link, owner in _derives_owners(kind) if values.get(link.name)]


def has_owners(kind: type[Record]) -> bool:
    """Tell whether other records are derived from records of this kind."""
    return bool(_derives_owners(kind))


def derive_again(session: Session, kind: type[Record], record: str, rules: Rules) -> bool:
    """Recompute the derived fields of a live record; True where one of them changed."""
    table = cast("Table", kind.__table__)
    row = session.execute(select(table).where(table.c.id == record)).mappings().first()
    if row is None:
        return False
    values = {name: row[name] for name in fields_of(kind)}
    changed = {
        name: value
        for name, value in derived_values(session, kind, record, values, rules).items()
        if value != values[name]
    }
    if changed:
        session.execute(update(table).where(table.c.id == record).values(**changed))
    return bool(changed)


def derive_everything_again(session: Session, rules: Rules) -> None:
    """Recompute all derived fields of all records: after the calendar or a setting of the rules changed."""
    for kind in KINDS.values():
        if any(field.derived for field in fields_of(kind).values()):
            for record in list(session.scalars(select(kind.id))):
                derive_again(session, kind, record, rules)
