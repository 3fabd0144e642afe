"""How a field can be compared in a condition, by its shape, and what a condition as typed asks the store for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of
from desktop_app.model.text import FieldError, from_text
from desktop_app.model.trees import TREES
from desktop_app.office.records.listing import Condition

if TYPE_CHECKING:
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.settings import KeptCondition

HOLDS, IS, BETWEEN, EMPTY, FILLED = "holds", "is", "between", "empty", "filled"
COMING, PAST = "coming", "past"
"""Within so many days from today on, and more than so many days ago."""

DAYS = Field(label="天数", shape=Shape.WHOLE)
"""What is typed for those two."""

_FAR = 36_500
"""Days beyond which no calendar is asked."""

_RANGED = frozenset({Shape.DAY, Shape.WHOLE, Shape.MONEY, Shape.DECIMAL})
_TEXTS = frozenset({Shape.TEXT, Shape.LINES, Shape.TAGS})


def comparisons(field: Field) -> list[tuple[str, str]]:
    """Return the ways to compare a field, each with its words, the usual one first."""
    if field.shape in _RANGED:
        own = [(BETWEEN, _("从…到…"))]
        own += [(COMING, _("今后…天内")), (PAST, _("过去超过…天"))] if field.shape is Shape.DAY else []
    elif field.shape in _TEXTS:
        own = [(HOLDS, _("包含")), (IS, _("等于"))]
    else:
        own = [(IS, _("等于"))]
    if field.shape is Shape.YES_NO:
        return own
    return [*own, (EMPTY, _("没有填写")), (FILLED, _("已经填写"))]


def askable(kind: type[Record]) -> list[Field]:
    """Return the fields that a condition may be about: all that aren't personal."""
    return [field for field in fields_of(kind).values() if not field.personal and not field.made_from]


def conditions_of(field: Field, kept: KeptCondition, today: dt.date) -> list[Condition]:
    """Return what a condition as typed asks for on a day; what its field can't hold asks for nothing."""
    if kept.comparison in {EMPTY, FILLED}:
        return [Condition(field.name, "empty" if kept.comparison == EMPTY else "filled")]
    if kept.comparison in {COMING, PAST}:
        return _from_today(field, kept, today)
    values = [_value(field, text) for text in kept.typed]
    if kept.comparison == BETWEEN:
        first, last = (*values, None, None)[:2]
        lowest = [] if first is None else [Condition(field.name, ">=", first)]
        return lowest if last is None else [*lowest, Condition(field.name, "<=", last)]
    return [] if not values or values[0] in {None, ""} else [_is(field, kept.comparison, values[0])]


def _is(field: Field, comparison: str, value: Value) -> Condition:
    if comparison == HOLDS:
        return Condition(field.name, "holds", value)
    if field.links in TREES:
        return Condition(field.name, "within", (value,))
    return Condition(field.name, "=", value)


def _from_today(field: Field, kept: KeptCondition, today: dt.date) -> list[Condition]:
    days = _value(DAYS, kept.typed[0]) if kept.typed else None
    if not isinstance(days, int) or not 0 <= days <= _FAR:
        return []
    if kept.comparison == PAST:
        return [Condition(field.name, "<=", today - dt.timedelta(days + 1))]
    return [Condition(field.name, ">=", today), Condition(field.name, "<=", today + dt.timedelta(days))]


def _value(field: Field, text: str) -> Value:
    if field.shape is Shape.LINK:
        return text or None
    try:
        return from_text(field, text) if text.strip() else None
    except FieldError:
        return None
