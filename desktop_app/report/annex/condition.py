"""The conditions of a format file as parts of a database query."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Application
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.office.cases.given_replies import given_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.report.annex.formats.file_shape import ConditionRule

DECEMBER = 12
_REPLIED_IN_TIME = (Application, "replied_on", "due_on")
"""Whether a reply was in time is a question of the law: the day on which it counts as given decides."""

Entity = Any
"""A record kind's class, or an alias of it inside a larger query (SQLAlchemy has one type for neither)."""


@dataclass(frozen=True, slots=True)
class StatisticalPeriod:
    """The days a cell is about: a calendar year, or from the day after the last filed year; None is "ever since"."""

    first: dt.date | None
    last: dt.date

    @classmethod
    def year(cls, year: int, through: int = 12) -> StatisticalPeriod:
        """Return the calendar year, which every statistical period of the annual report is (《条例》第四十九条).

        Monthly forms look at it up to the end of a month (1 to 12).
        """
        return cls(dt.date(year, 1, 1), _month_end(year, through))

    @classmethod
    def month(cls, year: int, month: int) -> StatisticalPeriod:
        """Return one month (1 to 12) of a year."""
        return cls(dt.date(year, month, 1), _month_end(year, month))

    @property
    def months(self) -> range | None:
        """The months that a period of less than a year has; None where it is made of whole years."""
        whole = (self.first is None or (self.first.month, self.first.day) == (1, 1)) and self.last.month == DECEMBER
        return None if whole else range(self.first.month if self.first else 1, self.last.month + 1)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def holds(
    kind: type[Record], rule: ConditionRule, period: StatisticalPeriod, *, by_delivery: bool = False
) -> ColumnElement[bool]:
    """Return the condition on a record of the kind; a path `category.code` goes to the linked record.

    Where a path arrives at a tree (categories), the top record of the branch is meant, so that sub-categories count
    in their branch. `by_delivery` is the office's choice of the day on which a reply counts as given.
    """
    *links, name = rule.field.split(".")

    def test(end: Entity, end_kind: type[Record]) -> ColumnElement[bool]:
        return _compare(end_kind, end, name, rule, period, by_delivery=by_delivery)

    return _along(kind, kind, links, test)


def _along(
    kind: type[Record],
    entity: Entity,
    links: list[str],
    test: Callable[[Entity, type[Record]], ColumnElement[bool]],
) -> ColumnElement[bool]:
    if not links:
        return test(entity, kind)
    target = KINDS[fields_of(kind)[links[0]].links]
    other = aliased(target)
    meant = select(other.id).where(_along(target, other, links[1:], test))
    link: ColumnElement[str] = getattr(entity, links[0])
    if _parent(target):
        branches = _branches(target)
        return link.in_(select(branches.c.id).where(branches.c.top.in_(meant)))
    return link.in_(meant)


def _parent(kind: type[Record]) -> str:
    """Return the link by which records of a kind form a tree, or ""."""
    field = links_of(kind).get("parent")
    return field.name if field and field.links == kind.kind else ""


@cache
def _branches(kind: type[Record]) -> CTE:
    """Return every record of a tree with the top one of its branch."""
    top, child, known = aliased(kind), aliased(kind), aliased(kind)
    parent = _parent(kind)
    # A child whose parent isn't in this file counts as a top one, or it would count nowhere.
    is_top = or_(getattr(top, parent).is_(None), getattr(top, parent).not_in(select(known.id)))
    tree = select(top.id.label("id"), top.id.label("top")).where(is_top).cte(f"{kind.kind}_branches", recursive=True)
    return tree.union(select(child.id, tree.c.top).where(getattr(child, parent) == tree.c.id))


def _compare(
    kind: type[Record], entity: Entity, name: str, rule: ConditionRule, period: StatisticalPeriod, *, by_delivery: bool
) -> ColumnElement[bool]:
    column: ColumnElement[Any] = getattr(entity, name)
    if rule.when is not None:
        if rule.otherwise:
            column = func.coalesce(column, getattr(entity, rule.otherwise))
        return _within(column, rule.when, period, whole_year=fields_of(kind)[name].shape is Shape.WHOLE)
    if rule.not_after is not None:
        limit: ColumnElement[Any] = getattr(entity, rule.not_after)
        if (kind, name, rule.not_after) == _REPLIED_IN_TIME:
            column = given_on(entity, by_delivery=by_delivery)
        last = func.date(limit, f"+{rule.days} days") if rule.days else limit
        # Where there is no due day nothing can be late.
        return or_(limit.is_(None), column <= last)
    if rule.filled is not None:
        empty = or_(column.is_(None), column == "") if _is_text(kind, name) else column.is_(None)
        return ~empty if rule.filled else empty
    if rule.nonzero:
        return and_(column.is_not(None), column != 0)
    return _one_of(kind, name, column, rule)


def _one_of(kind: type[Record], name: str, column: ColumnElement[Any], rule: ConditionRule) -> ColumnElement[bool]:
    if isinstance(rule.equals, bool):
        return func.coalesce(column, False).is_(rule.equals)
    wanted = rule.one_of if rule.one_of is not None else (rule.equals or "",)
    return (func.coalesce(column, "") if _is_text(kind, name) else column).in_(wanted)


def _is_text(kind: type[Record], name: str) -> bool:
    return fields_of(kind)[name].shape in {Shape.TEXT, Shape.LINES, Shape.TAGS, Shape.CODE}


def _within(
    column: ColumnElement[Any], when: str, period: StatisticalPeriod, *, whole_year: bool
) -> ColumnElement[bool]:
    first: dt.date | int | None = period.first.year if whole_year and period.first else period.first
    last: dt.date | int = period.last.year if whole_year else period.last
    since = true() if first is None else column >= first
    return {
        "in_year": and_(since, column <= last),
        "before_year": and_(column.is_not(None), ~since),
        "by_year_end": column <= last,
        "open_at_year_start": or_(column.is_(None), since),
        "open_at_year_end": or_(column.is_(None), column > last),
    }[when]
