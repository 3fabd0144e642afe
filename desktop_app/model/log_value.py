"""Value ↔ what the log keeps: only null, yes/no, whole numbers and text, so that no program ever rounds a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.record import empty_value, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.record import Record

LARGEST = 2**53 - 1
"""The largest whole number the log keeps: exact in every program that reads JSON."""

Logged = str | int | bool | None
"""One value in the log."""

LoggedKey = Logged | dict[str, Logged]
"""What one key of the log holds: a value, or the values of a group by field name."""


def to_log(value: Value) -> Logged:
    """Return a field's value as the log keeps it; empty is null."""
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value


def from_log(field: Field, logged: object) -> Value:
    """Read a value back; what this version can't read (a newer one wrote it) shows as empty and stays in the log."""
    if logged is None or not isinstance(logged, str | int):
        return empty_value(field)
    try:
        return _read(field, logged)
    except (ValueError, InvalidOperation):
        return empty_value(field)


def _read(field: Field, logged: str | int) -> Value:
    whole = isinstance(logged, int) and not isinstance(logged, bool)
    if field.shape in {Shape.WHOLE, Shape.MONEY}:
        return logged if whole else empty_value(field)
    if field.shape is Shape.YES_NO:
        return logged if isinstance(logged, bool) else False
    if not isinstance(logged, str):
        return empty_value(field)
    if field.shape is Shape.DAY:
        return dt.date.fromisoformat(logged)
    return Decimal(logged) if field.shape is Shape.DECIMAL else logged


def key_to_log(fields: Sequence[Field], values: Mapping[str, Value]) -> LoggedKey:
    """Return what the log keeps under one key: the one field's value, or the whole group by name."""
    if not fields[0].together:
        return to_log(values.get(fields[0].name))
    return {field.name: to_log(values.get(field.name)) for field in fields}


def filled_keys(kind: type[Record], values: Mapping[str, Value]) -> dict[str, LoggedKey]:
    """Return what the log keeps of a new record: its keys that hold anything."""
    written = {key: key_to_log(fields, values) for key, fields in keys_of(kind).items()}
    return {key: value for key, value in written.items() if _is_filled(value)}


def _is_filled(value: LoggedKey) -> bool:
    if isinstance(value, dict):
        return any(part not in {None, False} for part in value.values())
    return value is not None and value is not False


def key_from_log(fields: Sequence[Field], logged: object) -> dict[str, Value]:
    """Return the values of the fields that share one key of the log."""
    if not fields[0].together:
        return {fields[0].name: from_log(fields[0], logged)}
    group = logged if isinstance(logged, dict) else {}
    return {field.name: from_log(field, group.get(field.name)) for field in fields}
