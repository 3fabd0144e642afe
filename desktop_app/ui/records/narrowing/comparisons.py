"""How a field can be compared in a condition, by its shape, and what a condition as typed asks the store for."""

from __future__ import annotations

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

_RANGED = frozenset({Shape.DAY, Shape.WHOLE, Shape.MONEY, Shape.DECIMAL})
_TEXTS = frozenset({Shape.TEXT, Shape.LINES, Shape.TAGS})


def comparisons(field: Field) -> list[tuple[str, str]]:
    """Return the ways to compare a field, each with its words, the usual one first."""
    if field.shape in _RANGED:
        own = [(BETWEEN, _("从…到…"))]
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


def conditions_of(field: Field, kept: KeptCondition) -> list[Condition]:
    """Return what a condition as typed asks for; what its field can't hold asks for nothing."""
    if kept.comparison in {EMPTY, FILLED}:
        return [Condition(field.name, "empty" if kept.comparison == EMPTY else "filled")]
    values = [_value(field, text) for text in kept.typed]
    if kept.comparison == BETWEEN:
        first, last = (*values, None, None)[:2]
        lowest = [] if first is None else [Condition(field.name, ">=", first)]
        return lowest if last is None else [*lowest, Condition(field.name, "<=", last)]
    value = values[0] if values else None
    if value in {None, ""}:
        return []
    if kept.comparison == HOLDS:
        return [Condition(field.name, "holds", value)]
    if field.links in TREES:
        return [Condition(field.name, "within", (value,))]
    return [Condition(field.name, "=", value)]


def _value(field: Field, text: str) -> Value:
    if field.shape is Shape.LINK:
        return text or None
    try:
        return from_text(field, text) if text.strip() else None
    except FieldError:
        return None
