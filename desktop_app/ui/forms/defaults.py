"""What a new record starts with, so that entering one takes half a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import Application, Release
from desktop_app.model.record import typed_fields
from desktop_app.office.records.year_condition import period_field
from desktop_app.office.rules.proposed_numbers import first_numbers
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context

_USUAL: dict[str, dict[str, Value]] = {
    "release": {"attribute": "active"},
    "application": {"nature": "disclosure"},
    "inquiry": {"people": 1},
    "indicator_value": {"precision": "exact"},
    "staff": {"role": "liaison"},
    "periodical_issue": {"nature": "regular"},
}
_NUMBERED = (Application, Release)
_COPIED = frozenset({Shape.LINK, Shape.DAY, Shape.CODE, Shape.YES_NO})


def first_values(kind: type[Record], context: Context, *, ahead: int = 0) -> dict[str, Value]:
    """Return the values of a new record: the unit of this PC, today or the working year, and what is usual.

    Its numbers leave those to the records `ahead` of it that are being entered as well.
    """
    values: dict[str, Value] = dict(_USUAL.get(kind.kind, {}))
    for name, field in typed_fields(kind).items():
        if field.links == "unit":
            values[name] = context.ledger.profile.unit_id
    if kind in _NUMBERED:
        ledger, year = context.ledger, context.year.value
        unit = ledger.profile.unit_id
        values |= read(ledger, first_numbers, ledger.rules.settings, kind.kind, year, unit, ahead)
    return values | _period(kind, context.year.value, context.today())


def next_values(kind: type[Record], previous: Mapping[str, Value]) -> dict[str, Value]:
    """Return what the record after this one starts with: the same unit, category, channel and day."""
    fields = typed_fields(kind).items()
    return {name: previous[name] for name, field in fields if _goes_on(kind, field) and name in previous}


def _goes_on(kind: type[Record], field: Field) -> bool:
    if field == period_field(kind) or field.name == "year":
        return True
    return (field.required and field.shape in _COPIED) or field.together == "period"


def _period(kind: type[Record], year: int, today: dt.date) -> dict[str, Value]:
    field = period_field(kind)
    if field is None:
        return {}
    if field.shape is Shape.WHOLE:
        return {field.name: year}
    return {field.name: today} if today.year == year else {}
