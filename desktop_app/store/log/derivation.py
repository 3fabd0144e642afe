"""Derived fields: computed from a record, from what belongs to it, and from the rules in force; never logged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select, update

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_field, owner_link
from desktop_app.model.record import Record, empty_value, fields_of, typed_fields
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
        for row in session.connection().execute(_owned_by(owned, kind), {"records": list(records)}):
            found[row[0]][name].append(dict(zip(names, row[1:], strict=True)))
    return found


@cache
def _owned_by(owned: type[Record], owner: type[Record]) -> Select[Any]:
    table, field = table_of(owned), owner_field(owned, owner)
    link = table.c[field.name if field else ""]  # a kind that is derived from another one owns it
    columns = [table.c[name] for name in typed_fields(owned)]
    return select(link, table.c.id, *columns).where(link.in_(RECORDS)).order_by(table.c.id)


@cache
def _derived_owner(kind: type[Record]) -> tuple[Field, type[Record]] | None:
    """Return the link of a kind to its owner and the owner's kind if derived fields there depend on it."""
    link = owner_link(kind)
    if link is None or kind.kind not in KINDS[link.links].derives_from:
        return None
    return link, KINDS[link.links]


def has_owners(kind: type[Record]) -> bool:
    """Tell whether other records are derived from records of this kind."""
    return _derived_owner(kind) is not None


def derive_owners(session: Session, kind: type[Record], rows: Iterable[Mapping[str, Value]], rules: Rules) -> None:
    """Recompute what is derived from records of a kind: at the owners they have, and at those they had before."""
    found = _derived_owner(kind)
    if found is None:
        return
    link, owner = found
    records = {str(row[link.name]): None for row in rows if row.get(link.name)}
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
