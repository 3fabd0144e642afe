"""Records that belong to another one and are edited in its form: publications of a release, fees of an application."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import links_of, values_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record

_ROWS = frozenset({"publication", "fee"})


@cache
def owned_kinds(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return the kinds whose records belong to one of this kind."""
    return tuple(other for other in KINDS.values() if owner_field(other, kind) is not None)


@cache
def kinds_in_form(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return the owned kinds that are rows of the owner's form; steps, letters and files have places of their own."""
    return tuple(other for other in owned_kinds(kind) if other.kind in _ROWS)


@cache
def owner_field(kind: type[Record], owner: type[Record]) -> Field | None:
    """Return the field by which records of a kind belong to one of another kind, if they do."""
    fields = (field for field in links_of(kind).values() if field.owned and field.links == owner.kind)
    return next(fields, None)


@cache
def owner_kind(kind: type[Record]) -> type[Record] | None:
    """Return the kind that records of this kind belong to, if they belong to any."""
    return next((KINDS[field.links] for field in links_of(kind).values() if field.owned), None)


def owned_records(session: Session, kind: type[Record], owner_id: str) -> list[tuple[str, dict[str, Value]]]:
    """Return id and values of each record of a kind that belongs to the owner, in the order they were entered."""
    owner = next(field for field in links_of(kind).values() if field.owned)
    query = select(kind).where(getattr(kind, owner.name) == owner_id)
    order = [getattr(kind, name.lstrip("-")) for name in kind.order]
    return [(record.id, values_of(record)) for record in session.scalars(query.order_by(*order, kind.id))]
