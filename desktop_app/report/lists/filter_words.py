"""What a list is narrowed to, in words for its head on paper."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.field import Shape
from desktop_app.model.listed import listed_text
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import titles
from desktop_app.office.records.year_condition import in_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record
    from desktop_app.office.records.listing import Condition, Filter


def filter_words(session: Session, kind: type[Record], chosen: Filter) -> tuple[str, ...]:
    """Return a phrase for each thing a list is narrowed to; nothing for one that shows all records."""
    found = []
    if chosen.words.strip():
        found.append(_("含“{words}”").format(words=chosen.words.strip()))
    year = _whole_year(kind, chosen)
    within = in_year(kind, year) if year else ()
    if year:
        found.append(_("{year} 年度").format(year=year))
    fields, others = fields_of(kind), [condition for condition in chosen.where if condition not in within]
    for name in dict.fromkeys(condition.field for condition in others):
        same = [condition for condition in others if condition.field == name]
        found.append(_phrase(session, fields[name], same) if name in fields else _("选定的记录"))
    return tuple(found)


def _whole_year(kind: type[Record], chosen: Filter) -> int:
    """Return the year that a filter is narrowed to from its first day to its last, or 0."""
    values = [condition.value for condition in chosen.where]
    years = {
        value.year if isinstance(value, dt.date) else value for value in values if isinstance(value, dt.date | int)
    }
    likely = (year for year in years if dt.MINYEAR <= year <= dt.MAXYEAR)
    return next((year for year in likely if (within := set(in_year(kind, year))) and within <= set(chosen.where)), 0)


def _phrase(session: Session, field: Field, conditions: Sequence[Condition]) -> str:
    """Return what the conditions on one field say together."""
    if any(condition.comparison == "empty" for condition in conditions):
        return _("{field}没有填写").format(field=_(field.label))
    exact = [condition.value for condition in conditions if condition.comparison in {"=", "in"}]
    if exact:
        values = [each for value in exact for each in (value if isinstance(value, tuple) else (value,))]
        return _("{field}：{values}").format(field=_(field.label), values=listed(_texts(session, field, values)))
    bounds = {condition.comparison: condition.value for condition in conditions}
    first, last = (_bound(field, bounds.get(comparison)) for comparison in (">=", "<="))
    return _("{field}：{first} 至 {last}").format(field=_(field.label), first=first, last=last)


def _texts(session: Session, field: Field, values: Sequence[Value]) -> list[str]:
    if field.shape is Shape.LINK:
        known = titles(session, field.links, [str(value) for value in values])
        return [known.get(str(value), "") for value in values]
    return [listed_text(field, value) for value in values]


def _bound(field: Field, value: Value | tuple[Value, ...]) -> str:
    if value is None or isinstance(value, tuple):
        return "…"
    return listed_text(field, value)
