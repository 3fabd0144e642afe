"""Sums of what some listed records hold in their fields of amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.field import Shape
from desktop_app.model.listed import is_amount, listed_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record

_AT_ONCE = 500


def amount_fields(kind: type[Record]) -> list[Field]:
    """Return the listed fields of a kind that hold amounts."""
    return [field for field in listed_fields(kind) if is_amount(field)]


def totals(session: Session, kind: type[Record], ids: Sequence[str]) -> list[tuple[Field, int | Decimal]]:
    """Return the sum of each listed field of amounts over these records, money in 分; nothing where all are empty."""
    fields = amount_fields(kind)
    if not fields:
        return []
    sums: dict[str, int | Decimal] = {}
    attributes = [getattr(kind, field.name) for field in fields]
    for start in range(0, len(ids), _AT_ONCE):
        found = session.execute(select(*attributes).where(kind.id.in_(ids[start : start + _AT_ONCE])))
        for row in found:
            for field, value in zip(fields, row, strict=True):
                if value is not None:
                    sums[field.name] = sums.get(field.name, _nothing(field)) + value
    return [(field, sums[field.name]) for field in fields if field.name in sums]


def _nothing(field: Field) -> int | Decimal:
    return Decimal(0) if field.shape is Shape.DECIMAL else 0
