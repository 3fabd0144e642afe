"""Records with those that belong to them, and the record that one belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owned_kinds, owner_link
from desktop_app.model.record import Record, values_of
from desktop_app.office.records.ordering import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.field import Value

_AT_ONCE = 500

Part = TypeVar("Part", bound=Record)

Owned = dict[str, list[tuple[str, dict[str, "Value"]]]]
"""The records that belong to one record by kind, each as id and values."""


def owned_records(session: Session, kind: type[Part], owner_id: str) -> Sequence[Part]:
    """Return the records of a kind that belong to the owner, in the kind's own order, always upwards."""
    link = owner_link(kind)
    return linked_records(session, kind, link.name, owner_id) if link else ()


def linked_records(session: Session, kind: type[Part], link: str, record_id: str) -> Sequence[Part]:
    """Return the records of a kind whose field `link` means a record, in the kind's own order, always upwards."""
    query = select(kind).where(getattr(kind, link) == record_id)
    return session.scalars(in_order(query, kind, [name.lstrip("-") for name in kind.order])).all()


def with_owned(session: Session, kind: type[Record], record_id: str) -> tuple[dict[str, Value], Owned] | None:
    """Return a record's values and the records that belong to it; None if it was deleted."""
    record = session.get(kind, record_id)
    if record is None:
        return None
    parts = {other.kind: owned_records(session, other, record_id) for other in owned_kinds(kind)}
    return values_of(record), {name: [(one.id, values_of(one)) for one in ones] for name, ones in parts.items()}


def owner_of(session: Session, kind: type[Record], record_id: str) -> tuple[type[Record], str] | None:
    """Return kind and id of the record that this one belongs to; None if it stands alone or was deleted."""
    link = owner_link(kind)
    record = session.get(kind, record_id) if link else None
    return (KINDS[link.links], str(getattr(record, link.name))) if record and link else None


def owners_of(session: Session, kind: type[Record], record_ids: Sequence[str]) -> tuple[type[Record], list[str]] | None:
    """Return the kind and, each once, the ids of the records that these belong to; None where the kind stands alone."""
    link = owner_link(kind)
    if link is None:
        return None
    link_to: InstrumentedAttribute[str | None] = getattr(kind, link.name)
    found: dict[str, str | None] = {}
    for start in range(0, len(record_ids), _AT_ONCE):
        part = record_ids[start : start + _AT_ONCE]
        query = select(kind.id, link_to).where(kind.id.in_(part))
        found.update(session.execute(query).all())
    return KINDS[link.links], list(dict.fromkeys(owner for one in record_ids if (owner := found.get(one))))
