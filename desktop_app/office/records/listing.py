"""Lists: which records of a kind, in which order; screens then fetch the rows they show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    func,
    literal_column,
    not_,
    or_,
    select,
    text,
    true,
    type_coerce,
)

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, fields_of
from desktop_app.model.text import title_text
from desktop_app.office.records.ordering import as_number, ids_in_order, in_order
from desktop_app.store.log.search_index import match_expression
from desktop_app.store.log.tables import RECORD_STATE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.field import Value
    from desktop_app.model.text_order import Order

Comparison = Literal["=", ">=", "<=", "in", "within", "holds", "empty", "filled"]
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a filter: a field compared with a value.

    `in` compares with a tuple, `within` with one of records of a tree and all that stands under them, `holds` with a
    part of a text, `empty` and `filled` with nothing.
    """

    field: str
    comparison: Comparison
    value: Value | tuple[Value, ...] = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list shows: words to find, conditions that all hold, and a field to sort by (minus: downwards)."""

    words: str = ""
    where: tuple[Condition, ...] = ()
    order: str = ""


def record_ids(session: Session, kind: type[Record], chosen: Filter | None = None) -> list[str]:
    """Return the ids of the records a filter lets through, in its order."""
    chosen = chosen or Filter()
    return ids_in_order(session, select(kind.id).where(*_asked(kind, chosen)), kind, chosen.order)


def count_each(session: Session, kind: type[Record], filters: Sequence[Filter]) -> list[int]:
    """Return how many records each filter lets through."""
    counts = (session.scalar(select(func.count(kind.id)).where(*_asked(kind, chosen))) for chosen in filters)
    return [count or 0 for count in counts]


def fulfilled(
    session: Session, kind: type[Record], ids: Sequence[str], filters: Sequence[Filter]
) -> dict[str, tuple[int, ...]]:
    """Return for each of these records which of the filters let it through, by their places; none: left out."""
    found: dict[str, tuple[int, ...]] = {}
    asked = [and_(true(), *_asked(kind, chosen)) for chosen in filters]
    for start in range(0, len(ids) if asked else 0, _AT_ONCE):
        query = select(kind.id, *asked).where(kind.id.in_(ids[start : start + _AT_ONCE]), or_(*asked))
        for record, *answers in session.execute(query):
            found[record] = tuple(place for place, answer in enumerate(answers) if answer)
    return found


def _asked(kind: type[Record], chosen: Filter) -> list[ColumnElement[bool]]:
    words = [_holds_words(kind, chosen.words)] if chosen.words.strip() else []
    return [*(_compare(kind, condition) for condition in chosen.where), *words]


def _compare(kind: type[Record], condition: Condition) -> ColumnElement[bool]:
    attribute: InstrumentedAttribute[Any] = getattr(kind, condition.field)
    if condition.comparison in {"empty", "filled"}:
        nothing = or_(attribute.is_(None), type_coerce(attribute, String) == "")
        return nothing if condition.comparison == "empty" else not_(nothing)
    if condition.comparison == "holds":
        return attribute.contains(str(condition.value), autoescape=True)
    if isinstance(condition.value, tuple):
        within = condition.comparison == "within"
        return attribute.in_(_branches(kind, condition) if within else condition.value)
    compared: ColumnElement[Any] = attribute.expression
    value: Any = condition.value
    if isinstance(value, Decimal):
        compared, value = as_number(attribute), float(value)
    asked: ColumnElement[bool] = compared == value
    if condition.comparison == ">=":
        asked = compared >= value
    elif condition.comparison == "<=":
        asked = compared <= value
    return asked


def _branches(kind: type[Record], condition: Condition) -> Select[str]:
    """Select some records of a tree with all that stands under them, as an annex counts them."""
    tree: Any = KINDS[fields_of(kind)[condition.field].links]
    values = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    found = select(tree.id.label("id")).where(tree.id.in_(values)).cte(recursive=True)
    # UNION, not UNION ALL: two files together may have made a circle.
    found = found.union(select(tree.id).join(found, tree.parent == found.c.id))
    return select(found.c.id)


def _holds_words(kind: type[Record], words: str) -> ColumnElement[bool]:
    expression = match_expression(words)
    if not expression:
        return literal_column("0") == 1
    # The index is asked once, not for every row: a condition on each row would search it as often as there are rows.
    found = text("number IN (SELECT rowid FROM search_index WHERE search_index MATCH :words)")
    return kind.id.in_(select(RECORD_STATE.c.record).where(found.bindparams(words=expression)))


def rows(session: Session, kind: type[Record], ids: Sequence[str]) -> list[Record]:
    """Return the records with these ids in this order; those deleted meanwhile are left out."""
    found: dict[str, Record] = {}
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        found |= {row.id: row for row in session.scalars(select(kind).where(kind.id.in_(part)))}
    return [found[record] for record in ids if record in found]


def titles(session: Session, kind_name: str, ids: Collection[str]) -> dict[str, str]:
    """Return the titles of records of one kind by id."""
    kind = KINDS[kind_name]
    wanted = list(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(kind.id, getattr(kind, kind.title_field)).where(kind.id.in_(wanted[start : start + _AT_ONCE]))
        found |= {record: title_text(kind, title) for record, title in session.execute(query)}
    return found


def choices(session: Session, kind_name: str, by: Order | None = None) -> list[tuple[str, str]]:
    """Return every record of a kind as (id, title) in the kind's own order, for choosing one."""
    kind = KINDS[kind_name]
    query = in_order(select(kind.id, getattr(kind, kind.title_field)), kind, kind.order, by)
    return [(record, title_text(kind, title)) for record, title in session.execute(query)]
