"""Which kinds of records belong to which: publications to a release, steps and letters and fees to an application."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import links_of

if TYPE_CHECKING:
    from desktop_app.model.field import Field
    from desktop_app.model.record import Record


@cache
def owned_kinds(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return the kinds whose records belong to one of this kind."""
    return tuple(other for other in KINDS.values() if owner_field(other, kind) is not None)


@cache
def owner_field(kind: type[Record], owner: type[Record]) -> Field | None:
    """Return the field by which records of a kind belong to one of another kind, if they do."""
    fields = (field for field in links_of(kind).values() if field.owned and field.links == owner.kind)
    return next(fields, None)


@cache
def owner_link(kind: type[Record]) -> Field | None:
    """Return the field by which records of a kind belong to another one, if they belong to any."""
    return next((field for field in links_of(kind).values() if field.owned), None)
