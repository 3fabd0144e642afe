"""In which order lists have records: the one place that says what sorting by a field means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Float, String, case, cast, or_, select, type_coerce

from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.model.sort_keys import TEXTS, key_column
from desktop_app.model.text_order import chosen_order, text_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.model.text_order import Order

_EMPTY = -1


def in_order(query: Select[Any], kind: type[Record], order: Sequence[str], by: Order | None = None) -> Select[Any]:
    """Sort a query over records of a kind by fields (minus: downwards), then by what never changes.

    Texts are sorted as the person chose, or `by` an order that is the same for everybody.
    """
    for name in order:
        terms = _terms(kind, name.lstrip("-"), by)
        query = query.order_by(*(term.desc() for term in terms) if name.startswith("-") else terms)
    return query.order_by(kind.id)


def ids_in_order(session: Session, query: Select[Any], kind: type[Record], order: str) -> list[str]:
    """Return the ids that a query over a kind finds, sorted by a field (minus: downwards), or as its lists are."""
    name = order.lstrip("-")
    if not order or not _lacks_keys(kind, name):
        return list(session.scalars(in_order(query, kind, (order,) if order else kind.order)))
    found = session.execute(query.add_columns(getattr(kind, name)).order_by(kind.id))
    return [row[0] for row in sorted(found, key=lambda row: text_key(row[1] or ""), reverse=order.startswith("-"))]


def _lacks_keys(kind: type[Record], name: str) -> bool:
    """Tell whether a text has no key beside it: it is in no list but that of a person who wants to see it."""
    return fields_of(kind)[name].shape in TEXTS and name not in kind.sorted_texts


def by_text(attribute: InstrumentedAttribute[str], order: Order | None = None) -> ColumnElement[str]:
    """Return what to sort a query by for a text: as the person chose, or by an order that is the same for everybody."""
    key: InstrumentedAttribute[str] = getattr(attribute.class_, key_column(attribute.key, order or chosen_order()))
    return key.expression


def as_number(attribute: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[float]:
    """Return an exact decimal as a number: it is kept as its text, which sorts 9 behind 10."""
    return cast(type_coerce(attribute, String), Float)


def _terms(kind: type[Record], name: str, by: Order | None) -> Sequence[ColumnElement[Any]]:
    attribute: InstrumentedAttribute[Any] = getattr(kind, name)
    field = fields_of(kind)[name]
    if name in kind.sorted_texts:
        return (by_text(attribute, by),)
    if field.shape is Shape.LINK:
        return _by_title(kind, attribute, field, by), attribute.expression
    if field.shape is Shape.CODE and codes(field.codes):
        return _by_place(attribute, field), attribute.expression
    if field.shape is Shape.DECIMAL:
        return (as_number(attribute),)
    return (attribute.expression,)


def _by_title(
    kind: type[Record], attribute: InstrumentedAttribute[Any], field: Field, by: Order | None
) -> ColumnElement[Any]:
    """Return the title of the linked record: a list shows that."""
    target = KINDS[field.links]
    first, *_rest = _terms(target, target.title_field, by)
    return select(first).where(target.id == attribute).correlate(kind).scalar_subquery()


def _by_place(attribute: InstrumentedAttribute[Any], field: Field) -> ColumnElement[Any]:
    """Return the place of a choice in its list; one that only a newer version knows stands behind the others."""
    places = {code: place for place, code in enumerate(codes(field.codes))}
    known = case(places, value=attribute, else_=len(places))
    return case((or_(attribute.is_(None), attribute == ""), _EMPTY), else_=known)
