"""One `select` for each cell: its total is the cell's value, its rows are the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, distinct, false, func, literal, or_, select, true
from sqlalchemy.orm import aliased

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Indicator, IndicatorValue, Unit
from desktop_app.model.owning import owner_link
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.report.annex.condition import Entity, StatisticalPeriod, holds

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import Query

_FEN_PER_YUAN = 100


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that a cell counts or sums, each once, with what each gives.

    `amount` is None where each record counts one; `per` is what the summed amounts are divided by.
    """

    kind: str
    base: type[Record]
    listed: ColumnElement[str]
    amount: ColumnElement[Any] | None
    where: tuple[ColumnElement[bool], ...]
    per: int = 1
    exact: bool = True
    """Whether the database itself adds up without rounding: whole numbers yes, decimals (kept as text) no."""
    linked: bool = False
    """Whether the records counted are those that the base kind links to, each of them once."""

    def rows(self) -> Select[tuple[str, Any]]:
        """Return the query for the records: their ids, and what each gives before it is divided."""
        # With its type: decimals are kept as text and have to come back as decimals.
        amount = literal(1) if self.amount is None else func.coalesce(self.amount, 0, type_=self.amount.type)
        query = select(self.listed, amount.label("amount")).select_from(self.base).where(*self.where)
        return (query.distinct() if self.linked else query).order_by(self.listed)

    def total(self) -> ColumnElement[int]:
        """Return the total as one column of a query over the base kind, so that many cells share one pass."""
        # SQLAlchemy refuses an `and_` of nothing in times to come, and a cell may have no condition.
        where = and_(true(), *self.where)
        if self.amount is None:
            counted = distinct(self.listed) if self.linked else self.listed
            return func.count(counted).filter(where)
        return func.coalesce(func.sum(self.amount).filter(where), 0)


def selection(query: Query, period: StatisticalPeriod, unit_id: str | None) -> Selection:
    """Return the records that a query means in a statistical period, narrowed to one unit's where a unit is given."""
    if query.pick == "indicator":
        return _indicator(query, period, unit_id)
    kind = KINDS[query.kind]
    where = [holds(kind, rule, period, by_delivery=query.by_delivery) for rule in query.where]
    if unit_id is not None:
        where.append(_of_unit(kind, kind, unit_id))
    if query.pick == "count" and query.field:
        listed: ColumnElement[Any] = getattr(kind, query.field)
        meant = fields_of(kind)[query.field].links
        return Selection(meant, kind, listed, None, (*where, listed.is_not(None)), linked=True)
    if query.pick == "count":
        return Selection(kind.kind, kind, kind.id.expression, None, tuple(where))
    shape = fields_of(kind)[query.field].shape
    per = query.per * (_FEN_PER_YUAN if shape is Shape.MONEY else 1)
    amount: ColumnElement[Any] = getattr(kind, query.field)
    return Selection(kind.kind, kind, kind.id.expression, amount, tuple(where), per, exact=shape is not Shape.DECIMAL)


def _of_unit(kind: type[Record], entity: Entity, unit_id: str) -> ColumnElement[bool]:
    """Return which records are one unit's: by their own link, or by that of the record they belong to."""
    if kind is Unit:
        return and_(entity.id == unit_id)
    for name, field in links_of(kind).items():
        if field.links == Unit.kind:
            return and_(getattr(entity, name) == unit_id)
    link = owner_link(kind)
    if link is None:
        return false()
    owner = KINDS[link.links]
    other = aliased(owner)
    return and_(getattr(entity, link.name).in_(select(other.id).where(_of_unit(owner, other, unit_id))))


def _indicator(query: Query, period: StatisticalPeriod, unit_id: str | None) -> Selection:
    """Return the values that make an indicator's figure of the period."""
    value, meant = IndicatorValue, aliased(Indicator)
    where = (value.indicator.in_(select(meant.id).where(meant.code == query.field)), *stated_values(period, unit_id))
    return Selection(value.kind, value, value.id.expression, value.value.expression, where, query.per, exact=False)


@lru_cache(maxsize=256)
def stated_values(period: StatisticalPeriod, unit_id: str | None) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on the values that make the figures of the period, whatever their indicator.

    A unit's value for the whole year goes before its monthly ones (a year is never counted twice). A flow takes all
    the months; a stock the last month of the year that has a value; a ratio is only what the office, or the unit
    asked for, states for the whole year, since ratios of units or months never add up. In a part of a year only the
    monthly values count.
    """
    value, months = IndicatorValue, period.months
    in_time = _monthly(months) if months else or_(value.month.is_(None), ~_has_another(lambda o: o.month.is_(None)))
    where: list[ColumnElement[bool]] = [
        value.value.is_not(None),
        in_time,
        or_(_nature("flow"), value.year == period.last.year),
        or_(~_nature("stock"), ~_has_another(lambda other: _later(other, months))),
        value.year <= period.last.year,
    ]
    if period.first is not None:
        where.append(value.year >= period.first.year)
    if unit_id is None:
        where.append(or_(~_nature("ratio"), and_(value.month.is_(None), _of_office())))
    else:
        where += [value.unit == unit_id, or_(~_nature("ratio"), value.month.is_(None))]
    return tuple(where)


def _monthly(months: range) -> ColumnElement[bool]:
    return IndicatorValue.month.between(months.start, months.stop - 1)


def _later(other: Any, months: range | None) -> ColumnElement[bool]:  # noqa: ANN401 (an alias has no type of its own)
    """Tell whether a value of a stock is of a later month, still within the months that count."""
    later = other.month > IndicatorValue.month
    return and_(later, other.month < months.stop) if months else and_(later)


def _has_another(matching: Any) -> ColumnElement[bool]:  # noqa: ANN401 (an alias has no type of its own)
    """Tell whether the same unit stated another value of the same indicator in the same year that matches."""
    other = aliased(IndicatorValue)
    same = and_(
        other.indicator == IndicatorValue.indicator,
        other.unit.is_not_distinct_from(IndicatorValue.unit),
        other.year == IndicatorValue.year,
        other.value.is_not(None),
    )
    return select(other.id).where(same, matching(other)).correlate(IndicatorValue).exists()


def _nature(nature: str) -> ColumnElement[bool]:
    meant = aliased(Indicator)
    return IndicatorValue.indicator.in_(select(meant.id).where(meant.nature == nature))


def _of_office() -> ColumnElement[bool]:
    office = aliased(Unit)
    return IndicatorValue.unit.in_(select(office.id).where(office.nature == "office"))
