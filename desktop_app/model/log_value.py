"""Value ↔ what the log keeps: only null, yes/no, whole numbers and text, so that no program ever rounds a value."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.model.bounds import (
    LARGEST,
    NUMBER,
    is_above,
    is_below,
    is_far,
    is_long,
    is_near,
    is_usual,
    unprintable,
)
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.record import empty_value, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.model.record import Record

__all__ = [
    "LARGEST",
    "Logged",
    "LoggedKey",
    "filled_keys",
    "from_log",
    "key_from_log",
    "key_to_log",
    "to_log",
    "unread",
]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LINK = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

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
    """Read a value back; what no form of this version could have written shows as empty and stays in the log."""
    value = _read(field, logged)
    return empty_value(field) if value is None else value


def _read(field: Field, logged: object) -> Value:
    """Return the value that a log means, held to the bounds of what is typed; None where it is empty or means none."""
    if isinstance(logged, bool):
        return logged if field.shape is Shape.YES_NO else None
    if isinstance(logged, int):
        return _number(field, logged) if field.shape in {Shape.WHOLE, Shape.MONEY} else None
    return _READERS[field.shape](field, logged) if isinstance(logged, str) else None


def _number(field: Field, number: int) -> Value:
    exact = Decimal(number)
    return None if is_far(field, exact) or is_below(field, exact) or is_above(field, exact) else number


def _decimal(field: Field, text: str) -> Value:
    if is_long(field, text) or not NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    bad = not is_near(number) or is_far(field, number) or is_below(field, number) or is_above(field, number)
    return None if bad else number


def _day(_field: Field, text: str) -> Value:
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and is_usual(day) else None


def _text(field: Field, text: str) -> Value:
    return None if is_long(field, text) or unprintable(field, text) else text


def _code(field: Field, text: str) -> Value:
    return text if _CODE.fullmatch(text) and not is_long(field, text) else None


def _link(_field: Field, text: str) -> Value:
    return text if _LINK.fullmatch(text) else None


def _no_text(_field: Field, _text: str) -> Value:
    return None


_READERS: dict[Shape, Callable[[Field, str], Value]] = {
    Shape.TEXT: _text,
    Shape.LINES: _text,
    Shape.TAGS: _text,
    Shape.CODE: _code,
    Shape.LINK: _link,
    Shape.DAY: _day,
    Shape.DECIMAL: _decimal,
    Shape.WHOLE: _no_text,
    Shape.MONEY: _no_text,
    Shape.YES_NO: _no_text,
}


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


def unread(fields: Sequence[Field], logged: object) -> tuple[str, ...]:
    """Return those of the fields that share a key whose values, as logged, nobody could have entered here."""
    if not fields[0].together:
        return (fields[0].name,) if _is_unread(fields[0], logged) else ()
    if logged is None:
        return ()
    if not isinstance(logged, dict):
        return tuple(field.name for field in fields)
    return tuple(field.name for field in fields if _is_unread(field, logged.get(field.name)))


def _is_unread(field: Field, logged: object) -> bool:
    return logged is not None and logged != "" and _read(field, logged) is None
